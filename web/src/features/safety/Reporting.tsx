import { lazy, type ReactNode, Suspense, useState } from "react";
import { type Reportable, ReportContext } from "../../lib/reporting";

const ReportDialog = lazy(() => import("./ReportDialog"));

// Gives every page below a way to report what it shows. The dialog is loaded when it is first needed.
export function Reporting({ children }: { children: ReactNode }) {
  const [thing, setThing] = useState<Reportable | null>(null);
  return (
    <ReportContext.Provider value={setThing}>
      {children}
      {thing && (
        <Suspense fallback={null}>
          <ReportDialog key={thing.thing_id} thing={thing} onClose={() => setThing(null)} />
        </Suspense>
      )}
    </ReportContext.Provider>
  );
}
