import { Button, PasswordInput, Select, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { OperatedShop, ShopDraft } from "../../api";
import { useFaults } from "../../lib/refusals";
import { useText } from "../../lib/text";
import { Refused } from "../../ui/Refused";
import styles from "./Shop.module.css";

interface ShopFormProps {
  // The shop as it is; none for a new one.
  shop?: OperatedShop;
  busy: boolean;
  error: unknown;
  action: string;
  onSave(draft: ShopDraft): void;
}

const CART = "https://shop.example/cart?add={product}&code={code}&ref={click}";

export function ShopForm({ shop, busy, error, action, onSave }: ShopFormProps) {
  const t = useText();
  const faults = useFaults(error);
  const [name, setName] = useState(shop?.name ?? "");
  const [adapter, setAdapter] = useState(shop?.adapter ?? "generic");
  const [cart, setCart] = useState(shop?.cart_url ?? "");
  const [adminUrl, setAdminUrl] = useState("");
  const [adminUser, setAdminUser] = useState("");
  const [adminPassword, setAdminPassword] = useState("");
  // What is never shown again stays as it is unless something is typed.
  const typed = (text: string) => text || undefined;
  const kept = (known: boolean | undefined) => (known ? t("shops.kept") : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({
      name,
      adapter,
      cart_url: cart,
      admin_url: typed(adminUrl),
      admin_user: typed(adminUser),
      admin_password: typed(adminPassword),
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {error != null && <Refused error={error} />}
      <div className={styles.grid}>
        <TextInput
          label={t("shops.name")}
          required
          withAsterisk={false}
          maxLength={80}
          value={name}
          error={faults.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          label={t("shops.adapter")}
          allowDeselect={false}
          data={[
            { value: "generic", label: t("shops.adapter_generic") },
            { value: "vendure", label: "Vendure" },
          ]}
          value={adapter}
          error={faults.adapter}
          onChange={(chosen) => chosen && setAdapter(chosen)}
        />
      </div>
      <TextInput
        label={t("shops.cart")}
        description={t("shops.cart_words", {
          product: "{product}",
          code: "{code}",
          click: "{click}",
        })}
        placeholder={CART}
        required
        withAsterisk={false}
        value={cart}
        error={faults.cart_url}
        onChange={(event) => setCart(event.currentTarget.value)}
      />
      {adapter === "vendure" && (
        <div className={styles.grid}>
          <TextInput
            label={t("shops.admin_url")}
            description={kept(shop?.has_admin_url)}
            value={adminUrl}
            error={faults.admin_url}
            onChange={(event) => setAdminUrl(event.currentTarget.value)}
          />
          <TextInput
            label={t("shops.admin_user")}
            description={kept(shop?.has_admin_user)}
            autoComplete="off"
            value={adminUser}
            error={faults.admin_user}
            onChange={(event) => setAdminUser(event.currentTarget.value)}
          />
          <PasswordInput
            visibilityToggleButtonProps={{ "aria-label": t("identity.show_password") }}
            label={t("shops.admin_password")}
            description={kept(shop?.has_admin_password)}
            autoComplete="new-password"
            value={adminPassword}
            error={faults.admin_password}
            onChange={(event) => setAdminPassword(event.currentTarget.value)}
          />
        </div>
      )}
      <div className={styles.actions}>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </div>
    </form>
  );
}
