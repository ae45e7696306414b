import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

// The server replaces __NONCE__ in index.html at each response, so that the policy can stay strict.
export default defineConfig({
  root: path('./web'),
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  resolve: {
    alias: [
      // Ajv compiles with `new Function`, which the content security policy forbids.
      { find: /^ajv$/, replacement: path('./web/renderers/validator.ts') },
      { find: /^ajv-formats$/, replacement: path('./web/renderers/no-formats.ts') },
    ],
  },
  build: { outDir: path('./dist/web'), emptyOutDir: true, sourcemap: false, target: 'es2022' },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
});
