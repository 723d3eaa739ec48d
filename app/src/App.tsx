import { Container, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { RouterProvider } from 'react-router';
import { WagmiProvider, type Config } from 'wagmi';

import { ChainProvider } from './chain/ChainProvider.tsx';
import type { AppConfig } from './config.ts';
import { NoNode } from './features/shell/NoNode.tsx';
import { StaleNotice } from './features/shell/StaleNotice.tsx';
import { Loading } from './features/shell/Loading.tsx';
import { WalletDialog } from './features/wallet/WalletDialog.tsx';
import { WalletDialogContext } from './features/wallet/WalletDialogContext.ts';
import { makeRouter } from './routes.tsx';
import { theme } from './theme.ts';

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
  const [router] = useState(makeRouter);
  const [isChoosing, setChoosing] = useState(false);
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
              <RouterProvider router={router} />
              <WalletDialog opened={isChoosing} onClose={() => setChoosing(false)} />
            </WalletDialogContext>
          </ChainProvider>
        </QueryClientProvider>
      </WagmiProvider>
    </Look>
  );
}
