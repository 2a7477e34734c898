// The fonts of the machine: none is fetched.
Redoc.init(
  'openapi.json',
  {
    hideDownloadButton: false,
    theme: {typography: {fontFamily: 'sans-serif', headings: {fontFamily: 'sans-serif'}, code: {fontFamily: 'monospace'}}}
  },
  document.getElementById('docs'));
