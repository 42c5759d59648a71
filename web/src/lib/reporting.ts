// Reporting something that is on a page: whoever shows it asks for the dialog, and the frame of the app has it.
import { createContext, useContext } from "react";

export interface Reportable {
  kind: "profile" | "activity" | "comment" | "group" | "group_post";
  thing_id: string;
  // For a comment: the activity it stands under.
  activity_id?: string;
  // For a post: the group it stands in.
  group_id?: string;
}

export const ReportContext = createContext<((thing: Reportable) => void) | null>(null);

// `null` where nobody is signed in.
export function useReport(): ((thing: Reportable) => void) | null {
  return useContext(ReportContext);
}
