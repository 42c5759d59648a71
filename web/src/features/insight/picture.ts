// A picture for who reads the feedback: drawn anew, so that nothing but its pixels goes along. A photograph's
// place, time and camera stay here.

export const MOST_BYTES = 2 * 1024 * 1024;
const LONGEST_SIDE = 1920;
const SMALLER = 0.75;

// The size at which a picture is drawn: whole, and no side longer than asked for.
export function sized(
  width: number,
  height: number,
  longest: number,
): { width: number; height: number } {
  const share = Math.min(1, longest / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * share)),
    height: Math.max(1, Math.round(height * share)),
  };
}

// Draws a picture anew as PNG, smaller and smaller until it is light enough.
export async function redraw(source: CanvasImageSource, width: number, height: number) {
  for (let longest = LONGEST_SIDE; longest > 100; longest *= SMALLER) {
    const size = sized(width, height, longest);
    const canvas = document.createElement("canvas");
    canvas.width = size.width;
    canvas.height = size.height;
    const context = canvas.getContext("2d");
    if (!context) break;
    context.drawImage(source, 0, 0, size.width, size.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (png && png.size <= MOST_BYTES) return png;
  }
  throw new Error("This picture cannot be drawn.");
}

// A file that somebody chose or pasted.
export async function redrawFile(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  try {
    return await redraw(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

export function canCapture(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === "function";
}

// Long enough for a dialog to be gone from the picture.
const GONE_MS = 450;

// One picture of this tab, by the browser's own question which tab it may be.
export async function capture(hide: () => void): Promise<Blob> {
  const wish = { video: true, audio: false, preferCurrentTab: true, selfBrowserSurface: "include" };
  const stream = await navigator.mediaDevices.getDisplayMedia(wish as DisplayMediaStreamOptions);
  try {
    hide();
    const video = document.createElement("video");
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    await new Promise((resolve) => setTimeout(resolve, GONE_MS));
    return await redraw(video, video.videoWidth, video.videoHeight);
  } finally {
    for (const track of stream.getTracks()) track.stop();
  }
}
