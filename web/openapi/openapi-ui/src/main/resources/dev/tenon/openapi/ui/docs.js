// A validator elsewhere would be sent the document, and a query could name another one: both are off.
SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  queryConfigEnabled: false,
  validatorUrl: null
});
