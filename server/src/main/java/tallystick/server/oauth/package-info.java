/// Programs that act for people: API keys, and apps by OAuth 2.1 (RFC 6749, 7636, 9207, 9449,
/// 9700), for which the venue is authorization server and resource server; and people who sign in
/// by an account that they have elsewhere (OpenID Connect).
///
/// [OAuth] is the front door. [ApiKeys], [Apps] and [Grants] keep rows; [SigningKeys] and
/// [AccessTokens] make and check what is signed, [DpopProofs] binds it to a key; [TokenFilter]
/// stands before the API and says for whom a request is made. What is allowed is a list of
/// [Scopes].
@NullMarked
package tallystick.server.oauth;

import org.jspecify.annotations.NullMarked;
