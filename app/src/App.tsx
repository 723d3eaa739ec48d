import { Container, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { HashRouter } from 'react-router';
import { WagmiProvider, type Config } from 'wagmi';

import { ChainProvider } from './chain/ChainProvider.tsx';
import type { AppConfig } from './config.ts';
import { NoNode } from './features/shell/NoNode.tsx';
import { StaleNotice } from './features/shell/StaleNotice.tsx';
import { Loading } from './features/shell/Loading.tsx';
import { WalletDialogContext } from './features/wallet/WalletDialogContext.ts';
import { AppRoutes } from './routes.tsx';
import { theme } from './theme.ts';

/** Comes when it is asked for. */
const WalletDialog = lazy(async () => ({
  default: (await import('./features/wallet/WalletDialog.tsx')).WalletDialog,
}));

const queryClient = new QueryClient();

/** Mantine's look, for the page and for what is shown where there can be no page. */
export function Look({ children }: { children: ReactNode }): ReactNode {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

export function App({ config, wagmi }: { config: AppConfig; wagmi: Config }): ReactNode {
  const [isChoosing, setChoosing] = useState<boolean>();
  const dialog = useMemo(() => ({ open: () => setChoosing(true) }), []);
  return (
    <Look>
      <WagmiProvider config={wagmi}>
        <QueryClientProvider client={queryClient}>
          <Notifications position="top-right" />
          <ChainProvider
            config={config}
            fallback={(error, retry) =>
              error === null ? (
                <Container size="lg" py="xl">
                  <Loading />
                </Container>
              ) : (
                <NoNode config={config} error={error} onRetry={retry} />
              )
            }
            stale={(error) => <StaleNotice error={error} />}
          >
            <WalletDialogContext value={dialog}>
              {/* behind the address's hash, so that the page works wherever its files lie */}
              <HashRouter>
                <AppRoutes />
              </HashRouter>
              {isChoosing !== undefined && (
                <Suspense>
                  <WalletDialog opened={isChoosing} onClose={() => setChoosing(false)} />
                </Suspense>
              )}
            </WalletDialogContext>
          </ChainProvider>
        </QueryClientProvider>
      </WagmiProvider>
    </Look>
  );
}
