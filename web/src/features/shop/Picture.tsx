import { type ReactNode, useState } from "react";
import type { SuggestedProduct } from "../../api";
import styles from "./Shop.module.css";

// What stands in for a picture: one drawing for each kind of goods.
const drawings: Record<string, ReactNode> = {
  shoes: (
    <path d="M14 66c0-7 1-13 3-19 5 4 12 4 17-1l8-8c3 9 10 15 21 18l19 5c5 1 8 5 8 10v3H14v-8Zm0 0h76M38 44l6 6M45 38l5 7" />
  ),
  bike: (
    <>
      <circle cx="25" cy="64" r="16" />
      <circle cx="79" cy="64" r="16" />
      <path d="m25 64 16-30h24l14 30M41 34l13 30H25M54 64l15-26M64 28h10M36 28h10" />
    </>
  ),
  clothing: <path d="M38 22 20 32l7 18 8-4v38h34V46l8 4 7-18-18-10c-2 6-7 9-14 9s-12-3-14-9Z" />,
  electronics: (
    <>
      <circle cx="52" cy="52" r="20" />
      <path d="m42 34 2-16h16l2 16M42 70l2 16h16l2-16M52 42v11l7 5" />
    </>
  ),
  nutrition: (
    <path d="M36 30h32v52a4 4 0 0 1-4 4H40a4 4 0 0 1-4-4V30Zm0 0 4-10h24l4 10M56 42l-9 16h10l-5 14" />
  ),
  accessory: (
    <path d="M34 40h36v40a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6V40Zm8 0V28a10 10 0 0 1 20 0v12M42 58h20v14H42Z" />
  ),
  other: <path d="m52 20 32 16v34L52 86 20 70V36l32-16Zm0 32v34M20 36l32 16 32-16" />,
};

// The shop's picture, by way of our own server; without one, a drawing of its kind.
export function Picture({ product }: { product: SuggestedProduct }) {
  const [failed, setFailed] = useState(false);
  return (
    <div className={styles.picture} data-kind={product.kind}>
      {product.picture && !failed ? (
        <img src={product.picture} alt="" loading="lazy" onError={() => setFailed(true)} />
      ) : (
        <svg viewBox="0 0 104 104" aria-hidden="true">
          {drawings[product.kind] ?? drawings.other}
        </svg>
      )}
    </div>
  );
}
