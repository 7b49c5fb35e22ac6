package dev.deskside.http.server;

/** The style of all pages. Each pair of colours has a contrast of at least 4.5 to 1, in light and in dark. */
final class PageStyle {
    static final String CSS = """
            :root {
              color-scheme: light dark;
              --ground: #eef1f5; --sheet: #ffffff; --edge: #c4ccd6; --text: #1a2027; --quiet: #4b5663;
              --strong: #0b57a4; --on-strong: #ffffff; --stronger: #08427d; --box: #f3f6fa;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #10151b; --sheet: #1a212a; --edge: #46525f; --text: #e9edf2; --quiet: #b3bfcc;
                --strong: #8dc4ff; --on-strong: #0a1b2d; --stronger: #b5d8ff; --box: #232c37;
              }
            }
            * { box-sizing: border-box; }
            body {
              margin: 0; padding: 1rem; background: var(--ground); color: var(--text);
              font: 1.0625rem/1.5 system-ui, sans-serif;
            }
            main {
              max-width: 34rem; margin: 6vh auto 0; padding: clamp(1rem, 5vw, 2rem); background: var(--sheet);
              border: 1px solid var(--edge); border-radius: 0.75rem; overflow-wrap: anywhere;
            }
            .product { margin: 0; color: var(--quiet); font-size: 0.9375rem; }
            h1 { margin: 0.25rem 0 0.5rem; font-size: 1.625rem; line-height: 1.25; overflow-wrap: break-word; }
            p { margin: 0.75rem 0; }
            main > :last-child { margin-bottom: 0; }
            dl { margin: 1.25rem 0; padding: 0.25rem 0; border-block: 1px solid var(--edge); }
            dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.375rem 0; }
            dt { flex: 0 0 8rem; color: var(--quiet); }
            dd { flex: 1 1 12rem; margin: 0; }
            .url {
              padding: 0.625rem 0.75rem; background: var(--box); border: 1px solid var(--edge); border-radius: 0.375rem;
              font-family: ui-monospace, monospace; font-size: 0.9375rem; word-break: break-all; user-select: all;
            }
            a { color: var(--strong); text-underline-offset: 0.15em; }
            a:hover { color: var(--stronger); }
            form { margin: 1.5rem 0 0; }
            button {
              min-height: 3rem; padding: 0.5rem 1.5rem; border: 2px solid transparent; border-radius: 0.5rem;
              background: var(--strong); color: var(--on-strong); font: inherit; font-weight: 600; cursor: pointer;
            }
            button:hover { background: var(--stronger); }
            :focus-visible { outline: 3px solid var(--strong); outline-offset: 3px; }
            @media (max-width: 30rem) {
              body { padding: 0.5rem; }
              main { margin-top: 0; }
              button { width: 100%; }
            }
            """;

    private PageStyle() {}
}
