import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './global.css';

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App, Look } from './App.tsx';
import { loadConfig } from './config.ts';
import { NoConfig } from './features/shell/NoConfig.tsx';
import { makeWagmiConfig } from './wagmi.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('The page has no place for the app.');
const root = createRoot(element);

try {
  const config = await loadConfig();
  const wagmi = await makeWagmiConfig(config);
  root.render(
    <StrictMode>
      <App config={config} wagmi={wagmi} />
    </StrictMode>,
  );
} catch (error) {
  root.render(
    <Look>
      <NoConfig reason={error instanceof Error ? error.message : String(error)} />
    </Look>,
  );
}
