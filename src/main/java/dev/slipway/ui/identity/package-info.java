/** Step 3: the OIDC provider, the CI role, and who gets in by them. */
package dev.slipway.ui.identity;
