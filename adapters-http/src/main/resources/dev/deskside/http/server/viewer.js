// Shows the document of the server that this page came from. Nobody else is asked, and a token stays in this page.
window.addEventListener('DOMContentLoaded', () => {
  SwaggerUIBundle({
    url: new URL('openapi.json', document.baseURI).href,
    dom_id: '#api',
    layout: 'BaseLayout',
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    deepLinking: true,
    validatorUrl: null,
  });
});
