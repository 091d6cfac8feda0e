import { render } from 'preact';
import { App } from './app';
import { readData } from './data';
import { openForPrint } from './print';

const root = document.getElementById('report');
if (root) {
  render(<App data={readData(document)} />, root);
  openForPrint(window);
}
