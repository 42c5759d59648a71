// A real OpenID provider for journeys, on the loopback interface, with its own pages for signing in. It is configured
// with the client's address afterwards, since each of the two has to know the other's.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

export async function openProvider() {
  let answer = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${server.address().port}`;
  return {
    issuer,
    // Begins to answer. Who signs in there as "vera" is Vera, with an address of her own that is verified.
    knows({ clientId, secret, redirect, people }) {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: clientId,
            client_secret: secret,
            redirect_uris: [redirect],
            grant_types: ["authorization_code"],
            response_types: ["code"],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
        cookies: { keys: ["a key for journeys alone"] },
        findAccount: (_, id) => ({
          accountId: id,
          claims: () => ({ sub: id, ...people[id] }),
        }),
      });
      answer = provider.callback();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// On the provider's own pages: somebody signs in there, and lets us know who they are.
export async function signInThere(page, login) {
  const name = page.getByPlaceholder("Enter any login");
  await name.fill(login);
  await page.getByPlaceholder("and password").fill("any");
  await page.getByRole("button", { name: "Sign-in" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}
