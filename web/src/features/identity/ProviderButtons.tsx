import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useText } from "../../lib/text";
import { Icon } from "../../ui/icons";
import { Refused } from "../../ui/Refused";
import { providersQuery, useLabelOf, useSetOut } from "./openid";
import type { Errand } from "./openidWay";

// "Continue with ..." or "Connect ...", one button for each place that the operator configured; nothing where there is none.
export function ProviderButtons(errand: Errand) {
  const t = useText();
  const labelOf = useLabelOf();
  const providers = useQuery(providersQuery);
  const setOut = useSetOut(errand);
  const words = errand.purpose === "connect" ? "openid.connect" : "openid.continue";
  return (
    <>
      {setOut.isError && <Refused error={setOut.error} />}
      {providers.data?.items.map((provider) => (
        <Button
          key={provider.name}
          variant="default"
          size="md"
          leftSection={<Icon name="arrow" size={18} />}
          loading={setOut.isPending && setOut.variables === provider.name}
          disabled={setOut.isPending}
          onClick={() => setOut.mutate(provider.name)}
        >
          {t(words, { name: labelOf(provider) })}
        </Button>
      ))}
    </>
  );
}
