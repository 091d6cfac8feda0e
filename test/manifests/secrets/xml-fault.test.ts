import { xmlFault } from '../../../src/manifests/secrets/xml-fault';

test.each([
  ['', undefined],
  ['no markup', undefined],
  ['<?xml version="1.0"?>\n<!DOCTYPE a>\n<a b="1"><c/> <d e=\'1\'>x</d></a>', undefined],
  ['<a b="x>y"/>', undefined],
  ['<a b=\'x/\'>y</a>', undefined],
  ['<!-- <b> & --><a><![CDATA[ <c> && ]]></a>', undefined],
  ['<a>1 &lt; 2 &amp;&#38;&#x26;</a>', undefined],
  ['<x:a xmlns:x="u"></x:a>', undefined],
  ['<a><b></a>', '</a> before </b>'],
  ['<a></b>', '</b> before </a>'],
  ['</a>', '</a> without <a>'],
  ['<a><b/>', '<a> without </a>'],
  ['<a', '< without >'],
  ['<a b="1>', '< without >'],
  ['<a>1 < 2</a>', 'a < that begins no element'],
  ['<a>cmd /c x && y</a>', 'a & that is not written as &amp;'],
  ['<a><!-- b</a>', '<!-- without -->'],
  ['<a><![CDATA[ b</a>', '<![CDATA[ without ]]>'],
])('%s', (text, fault) => expect(xmlFault(text)).toBe(fault));

test.each(['<', '<!--', '<a b="', '<a b=">', '&', '<a>'])('a text of 100,000 times %s is read', (part) => expect(xmlFault(part.repeat(100_000))).not.toBe(''));
