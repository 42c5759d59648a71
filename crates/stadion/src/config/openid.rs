//! `[[openid]]` of the configuration file: the one thing in it that there may be several of.
use identity::openid::{Provider, Providers, Wanted};

/// What the example file says of it.
pub(super) const EXAMPLE: &str = r#"
# Other places that say who somebody is (OpenID Connect): any number of them, at the end of this file. At the
# provider, register PUBLIC_URL/sign_in/openid/NAME as the address that it sends people back to.
# [[openid]]
# name = "federation"                  # in addresses: 2 to 30 of a-z, 0-9 and -
# label = "The Federation"             # on the button; label_ru is the same in Russian
# issuer = "https://id.federation.example"
# client_id = "stadion"
# client_secret_file = "/etc/stadion/federation_secret"
# scopes = "openid email profile"
# trusts_email = true                  # an address that it calls verified is proven here, too
# trusts_mfa = false                   # true: who gave two factors there is not asked for the second step here
# development = false                  # true: it may run on this very machine, over plain http
"#;

/// Understands the tables, or says in words what is wrong with which.
pub(super) fn parse(value: toml::Value) -> Result<Providers, String> {
    let wanted: Vec<Wanted> = match value {
        toml::Value::Array(tables) => {
            let read = |table: toml::Value| table.try_into::<Wanted>();
            let read: Result<_, _> = tables.into_iter().map(read).collect();
            read.map_err(|error| format!("[[openid]]: {}", error.message()))?
        }
        _ => return Err("each provider is a table of its own: [[openid]]".to_owned()),
    };
    let providers: Result<Vec<Provider>, String> =
        wanted.into_iter().map(Provider::parse).collect();
    providers.and_then(Providers::new).map_err(|why| format!("[[openid]]: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Providers, String> {
        let mut table: toml::Table = text.parse().unwrap();
        parse(table.remove("openid").unwrap())
    }

    #[test]
    fn the_example_without_its_marks_is_valid_but_for_a_file_that_is_on_no_machine() {
        let mut text = String::new();
        for line in EXAMPLE.lines().filter_map(|line| line.strip_prefix("# ")) {
            let is_setting = line.starts_with("[[") || line.contains(" = ");
            if is_setting && !line.starts_with("client_secret_file") {
                text.push_str(line);
                text.push('\n');
            }
        }
        let providers = read(&text).unwrap();
        let federation = &providers.named("federation").unwrap().provider;
        assert_eq!(federation.label, "The Federation");
        assert!(federation.trusts_email && !federation.trusts_mfa && !federation.development);
    }

    #[test]
    fn mistakes_are_told_in_words() {
        let check = |text: &str, expected: &str| {
            let why = read(text).unwrap_err();
            assert!(why.contains(expected), "{why}");
        };
        check("openid = true", "a table of its own");
        check("[[openid]]\nnaem = \"x\"", "unknown field `naem`");
        check("[[openid]]\nname = \"federation\"", "`issuer` of `federation`");
        let one = "[[openid]]\nname = \"ab\"\nissuer = \"https://id.example\"\nclient_id = \"x\"\n";
        check(&one.repeat(2), "two of the name `ab`");
    }
}
