// Runs beside the page, so that the page goes on answering.
import { type Puzzle, solve } from "./work";

self.onmessage = ({ data }: MessageEvent<Puzzle>) => self.postMessage(solve(data));
