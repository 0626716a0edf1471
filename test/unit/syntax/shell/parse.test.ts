import assert from 'node:assert/strict';
import { test } from 'node:test';
import { show, showErrors } from './show.ts';

const READ: readonly (readonly [text: string, expected: string])[] = [
  ['gunicorn app:app -w 4', '[gunicorn] [app:app] [-w] [4]'],
  ['  a\tb  ', '[a] [b]'],
  [`echo 'a b' "c d" e\\ f`, '[echo] [a b] [c d] [e f]'],
  [`echo a'b'"c"\\d`, '[echo] [abcd]'],
  [`echo "a\\$b\\"\\\\\\c"`, '[echo] [a$b"\\\\c]'],
  [`echo '' ""`, '[echo] [] []'],
  ['echo a\\\nb', '[echo] [ab]'],
  ['echo a \\\n b', '[echo] [a] [b]'],
  ['echo a\\', '[echo] [a\\]'],
  ['echo $HOME "$HOME" ${HOME}x $1 $10 $ $@', '[echo] […] […] […x] […] […0] [$] […]'],
  ['echo ${PORT:-8000} ${PORT-8000}x ${PORT:=1} "${A:-b c}"', '[echo] [8000] [8000x] [1] [b c]'],
  ['echo ${A:+x} ${A:?x} ${#A} ${A%.*} ${A:-} ${A/x/y}', '[echo] […] […] […] […] […] […]'],
  ['echo ${A:-${B:-c}} ${A:-x$B}', '[echo] [c] [x…]'],
  [`echo "\${A:-'b'}" \${A:-'b}'} "\${A:-"b"}"`, "[echo] ['b'] [b}] [b]"],
  ['echo $(nproc) `nproc` $((2 * $(nproc) + 1))x', '[echo] […] […] […x]'],
  ['echo "$(echo ")")" b', '[echo] […] [b]'],
  ['echo ~ ~/x ~root/x a~ "~"', '[echo] […] […/x] […/x] [a~] [~]'],
  [`echo $'a\\n' $"b"`, '[echo] […a\\n] […b]'],
  ['A=1 B="x y" C= env', 'A=1 B=x y C= [env]'],
  ['env A=1', '[env] [A=1]'],
  ['A=(1 2) b', 'A=… [b]'],
  ['a && b || c; d | e & f', '[a] && [b] || [c] ; [d] | [e] & [f]'],
  ['a&&b;c|d', '[a] && [b] ; [c] | [d]'],
  ['a\nb\n\n', '[a] newline [b] newline'],
  ['a &&\n b', '[a] && [b]'],
  ['a > /dev/null 2>&1 b 2> e >>f <g', '[a] [b] >(/dev/null) 2>&(1) 2>(e) >>(f) <(g)'],
  ['a 2 >b c2>d', '[a] [2] [c2] >(b) >(d)'],
  ['a &> b |& c', '[a] &>(b) |& [c]'],
  ['a # b && c', '[a]'],
  ['a#b "#" #c', '[a#b] [#]'],
  ['( a; b ) && { c; d; }', '[a] ; [b] && [c] ; [d] ;'],
  ['if a; then b; elif c; then d; else e; fi; f', '[a] ; [b] ; [c] ; [d] ; [e] ; [f]'],
  ['while true; do a; done', '[true] ; [a] ;'],
  ['for x in 1 2 "3 4"; do a $x; done; b', '[a] […] ; [b]'],
  ['for x do a; done', '[a] ;'],
  ['for ((i=0; i<3; i++)); do a; done', '[a] ;'],
  ['case $x in a|b) c ;; (d) e; f;; *) esac; g', '[c] ; [e] ; [f] ; [g]'],
  ['f() { a; }; f b', '[a] ; [f] [b]'],
  ['function f { a; }; f', '[a] ; [f]'],
  ['[ -z "$A" ] && ! b', '[[] [-z] […] []] && [b]'],
  ['[[ $a == b && ( $c < d ) ]] && e', '[e]'],
  ['echo if then fi {', '[echo] [if] [then] [fi] [{]'],
  ['cat <<EOF && b\nx " y\nEOF\nc', '[cat] <<(EOF) && [b] newline [c]'],
  ['diff <(a b) >(c)', '[diff] […] […]'],
  ['gunicorn app:create_app("x y", f(1)) -w 4', '[gunicorn] [app:create_app(x y, f(1))] [-w] [4]'],
  [`gunicorn -k 'gev`, '[gunicorn] [-k] [gev…]'],
  ['', ''],
];

for (const [text, expected] of READ) {
  test(`reads ${JSON.stringify(text)}`, () => {
    assert.equal(show(text), expected);
  });
}

const WRONG: readonly (readonly [text: string, ...errors: string[]])[] = [
  ['a; b &'],
  [`echo 'a`, `unclosed-single-quote '`],
  ['echo "a', 'unclosed-double-quote "'],
  [`echo "a 'b`, 'unclosed-double-quote "'],
  ['echo `a', 'unclosed-backquote `'],
  ['echo $(a', 'unclosed-expansion $('],
  ['echo ${a', 'unclosed-expansion ${'],
  ['echo $((1)', 'unclosed-expansion $(('],
  ['echo $(a "b)', 'unclosed-double-quote "'],
  ['&& a', 'unexpected-operator &&'],
  ['a && && b', 'unexpected-operator &&'],
  ['a ; ; b', 'unexpected-operator ;'],
  ['a & ; b', 'unexpected-operator ;'],
  ['a ;; b', 'unexpected-operator ;;'],
  ['a ||| b', 'unexpected-operator |'],
  ['a &&', 'missing-command &&'],
  ['a | ', 'missing-command |'],
  ['a >', 'missing-redirection-target >'],
  ['a > && b', 'missing-redirection-target >'],
  ['(a', 'unclosed-group ('],
  ['{ a; ', 'unclosed-group {'],
  ['if a; then b', 'unclosed-group if'],
  ['()', 'unexpected-operator )'],
  ['a)', 'unexpected-operator )'],
  ['a; }', 'unexpected-operator }'],
  ['if a; fi', 'unexpected-operator fi'],
  ['while a; do done', 'unexpected-operator done'],
  ['(a) b', 'unexpected-operator b'],
  ['gunicorn app:create_app() -w 4', 'unexpected-operator ('],
  ['echo (a; b) c', 'unexpected-operator ('],
];

for (const [text, ...errors] of WRONG) {
  test(`finds what is wrong with ${JSON.stringify(text)}`, () => {
    assert.deepEqual(showErrors(text), errors);
  });
}

test('nothing is wrong with what is read above', () => {
  const wrong = READ.filter(([text]) => showErrors(text).length > 0).map(([text]) => text);
  assert.deepEqual(wrong, ['gunicorn app:create_app("x y", f(1)) -w 4', `gunicorn -k 'gev`]);
});
