import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from "react";
import { Icon } from "./icons";
import styles from "./Toasts.module.css";

interface Toast {
  id: number;
  words: string;
  action?: { label: string; run(): void };
}

type Say = (words: string, action?: Toast["action"]) => void;

const ToastContext = createContext<Say | null>(null);
const SHOWN_MS = 6000;

// Short words that pass by, read out politely; never the only place where something is said.
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);

  const drop = useCallback((id: number) => {
    setToasts((shown) => shown.filter((toast) => toast.id !== id));
  }, []);
  const say = useCallback<Say>(
    (words, action) => {
      const id = next.current++;
      setToasts((shown) => [...shown.slice(-2), { id, words, action }]);
      setTimeout(() => drop(id), SHOWN_MS);
    },
    [drop],
  );

  return (
    <ToastContext.Provider value={say}>
      {children}
      <div className={styles.corner} role="status" aria-live="polite">
        {useMemo(
          () =>
            toasts.map((toast) => (
              <div key={toast.id} className={styles.toast}>
                <Icon name="check" />
                <span>{toast.words}</span>
                {toast.action && (
                  <button
                    type="button"
                    onClick={() => {
                      toast.action?.run();
                      drop(toast.id);
                    }}
                  >
                    {toast.action.label}
                  </button>
                )}
              </div>
            )),
          [toasts, drop],
        )}
      </div>
    </ToastContext.Provider>
  );
}

export function useSay(): Say {
  const say = useContext(ToastContext);
  if (!say) throw new Error("useSay needs a ToastProvider above it.");
  return say;
}
