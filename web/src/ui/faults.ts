// Leads whoever sent a form to the first field that is wrong: it may lie far above the button.
export function leadToFault(form: HTMLFormElement | null | undefined) {
  // The faults are drawn first.
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
}
