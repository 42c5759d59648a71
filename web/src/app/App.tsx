import { DirectionProvider, localStorageColorSchemeManager, MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { TextProvider } from "../lib/text";
import { ToastProvider } from "../ui/Toasts";
import { theme } from "../ui/tokens/theme";
import { ErrorBoundary } from "./ErrorBoundary";
import { queries } from "./queries";
import { router } from "./router";

const colorSchemes = localStorageColorSchemeManager({ key: "stadion-theme" });

export function App() {
  return (
    <DirectionProvider detectDirection>
      {/* Our style sheets already hold every variable: the kit writes no style element. */}
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        colorSchemeManager={colorSchemes}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <TextProvider>
          <ErrorBoundary>
            <QueryClientProvider client={queries}>
              <ToastProvider>
                <RouterProvider router={router} />
              </ToastProvider>
            </QueryClientProvider>
          </ErrorBoundary>
        </TextProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
