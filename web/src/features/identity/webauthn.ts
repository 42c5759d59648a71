// Passkeys between the server's JSON and the browser's bytes.
import { fromBase64url, toBase64url } from "../../lib/base64url";

type Json = Record<string, unknown>;

// What the device answered, in the JSON form of PublicKeyCredential; the document calls it an object.
export type Credential = Record<string, never>;

export function passkeysSupported(): boolean {
  return typeof PublicKeyCredential !== "undefined" && Boolean(navigator.credentials);
}

// Whether the browser can offer passkeys within the e-mail field.
export async function conditionalSupported(): Promise<boolean> {
  if (!passkeysSupported()) return false;
  return (await PublicKeyCredential.isConditionalMediationAvailable?.()) ?? false;
}

export async function createPasskey(options: unknown): Promise<Credential> {
  const publicKey = readCreation(options);
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...common(credential),
    response: {
      attestationObject: toBase64url(response.attestationObject),
      clientDataJSON: toBase64url(response.clientDataJSON),
      transports: response.getTransports?.() ?? [],
    },
  } as unknown as Credential;
}

export async function askPasskey(
  options: unknown,
  how: { conditional: boolean; signal?: AbortSignal },
): Promise<Credential> {
  const credential = (await navigator.credentials.get({
    publicKey: readRequest(options),
    mediation: how.conditional ? "conditional" : undefined,
    signal: how.signal,
  })) as PublicKeyCredential;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...common(credential),
    response: {
      authenticatorData: toBase64url(response.authenticatorData),
      clientDataJSON: toBase64url(response.clientDataJSON),
      signature: toBase64url(response.signature),
      userHandle: response.userHandle ? toBase64url(response.userHandle) : null,
    },
  } as unknown as Credential;
}

// The person closed the browser's dialog: no fault, nothing to explain.
export function wasCancelled(error: unknown): boolean {
  return error instanceof DOMException && ["NotAllowedError", "AbortError"].includes(error.name);
}

function common(credential: PublicKeyCredential): Json {
  return {
    id: credential.id,
    rawId: toBase64url(credential.rawId),
    type: credential.type,
    extensions: credential.getClientExtensionResults(),
  };
}

// Options may come bare or within `publicKey`; both are met in the wild.
function bare(options: unknown): Json {
  const outer = options as Json;
  return (outer.publicKey as Json | undefined) ?? outer;
}

export function readCreation(options: unknown): PublicKeyCredentialCreationOptions {
  const json = bare(options);
  const user = json.user as Json;
  return {
    ...json,
    challenge: fromBase64url(json.challenge as string),
    user: { ...user, id: fromBase64url(user.id as string) },
    excludeCredentials: descriptors(json.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions;
}

export function readRequest(options: unknown): PublicKeyCredentialRequestOptions {
  const json = bare(options);
  return {
    ...json,
    challenge: fromBase64url(json.challenge as string),
    allowCredentials: descriptors(json.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions;
}

function descriptors(list: unknown): PublicKeyCredentialDescriptor[] | undefined {
  if (!Array.isArray(list)) return undefined;
  return list.map((item: Json) => ({ ...item, id: fromBase64url(item.id as string) })) as never;
}
