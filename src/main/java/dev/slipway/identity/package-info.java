/**
 * The OIDC provider, the CI role, the execution role and their policies.
 *
 * @see <a href="https://docs.github.com/en/actions/concepts/security/openid-connect">OpenID Connect in GitHub Actions</a>
 */
package dev.slipway.identity;
