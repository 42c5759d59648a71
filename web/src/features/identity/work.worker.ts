// Runs beside the page, so that the page goes on answering.
import { type Puzzle, solve } from "./work";

onmessage = ({ data }: MessageEvent<Puzzle>) => postMessage(solve(data));
