// The picture of a group: a square of somebody's file, drawn anew, so that a photograph's place, time and camera stay here.
import { middleOf } from "./groupForm";

const SIDE = 512;

export async function squareOf(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  try {
    const { x, y, side } = middleOf(bitmap.width, bitmap.height);
    const canvas = document.createElement("canvas");
    canvas.width = Math.min(SIDE, side);
    canvas.height = canvas.width;
    const context = canvas.getContext("2d");
    context?.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!png) throw new Error("This picture cannot be drawn.");
    return png;
  } finally {
    bitmap.close();
  }
}
