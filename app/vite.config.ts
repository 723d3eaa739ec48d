import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * What the built page may load and talk to. Scripts come from its own folder alone. Any node, gateway or relayer may be asked,
 * because the visitor chooses them. Mantine writes its colour variables into a style element, which is why styles may be inline.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self' https: wss: http://127.0.0.1:* http://localhost:* ws://127.0.0.1:* ws://localhost:*",
  "base-uri 'none'",
  "form-action 'none'",
  // see public/policy.js
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

/** Only the built page has the policy: the development server adds scripts of its own. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY }, injectTo: 'head-prepend' },
  ],
};

export default defineConfig({
  // relative addresses, so that the page works from a subfolder and from an IPFS gateway
  base: './',
  resolve: {
    // the library and the app have one copy of it, not one each
    dedupe: ['zod'],
    // WalletConnect's own dialog, which is never opened, and would be more than half of all files
    alias: { '@reown/appkit/core': fileURLToPath(new URL('src/features/wallet/noAppKit.ts', import.meta.url)) },
  },
  plugins: [react(), contentSecurityPolicy],
  build: { target: 'es2023', sourcemap: false, assetsInlineLimit: 0 },
  worker: { format: 'es' },
});
