import { useViewer } from "../../lib/viewer";
import { Home } from "./Home";
import { Landing } from "./Landing";

// One address, two faces: the home of somebody signed in, the front door for everybody else.
export function Start() {
  return useViewer() ? <Home /> : <Landing />;
}
