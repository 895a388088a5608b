using System.Diagnostics;
using System.Text;
using JatengPortal.Kernel.Recipes.Expressions;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes.Expressions;

public sealed class HostileExpressionTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    /// <summary>Script, and the index (from 0) of the character that is at fault; -1 where the parser decides.</summary>
    public static TheoryData<string, int> Hostile => new()
    {
        { "this", 0 },
        { "eval('1')", 0 },
        { "'a' + eval('1')", 6 },
        { "Function('return 1')()", 0 },
        { "function() { }", 0 },
        { "() => 1", -1 },
        { "/(a+)+$/.test('aaaa')", 0 },
        { "'a'.replace(/a/, 'b')", 4 },
        { "uuid().constructor", 7 },
        { "uuid.constructor('return 1')()", 5 },
        { "uuid()['constructor']", 6 },
        { "'a'.length", 4 },
        { "'a'.toISOString()", -1 },
        { "new Date(0).toISOString()", -1 },
        { "new Date().toISOString", -1 },
        { "new Date().toISOString('x')", -1 },
        { "new Date().toISOString().toISOString()", -1 },
        { "new Date", -1 },
        { "new Date()", -1 },
        { "Date()", -1 },
        { "new uuid()", -1 },
        { "new new Date().toISOString()", -1 },
        { "`a${1}b`", 0 },
        { "uuid`a`", 4 },
        { "1, 2", -1 },
        { "(1, 'b')", -1 },
        { "uuid(); uuid()", 6 },
        { "x = 1", 0 },
        { "uuid = 1", 5 },
        { "uuid() = 1", 7 },
        { "variables('a') += 'b'", -1 },
        { "1 == 1 ? 'a' : 'b'", 2 },
        { "!true", 0 },
        { "-1", 0 },
        { "+1", 0 },
        { "1 + + 1", 4 },
        { "1 ++ 1", 3 },
        { "typeof 1", 0 },
        { "void 0", 0 },
        { "delete uuid", 0 },
        { "[1]", 0 },
        { "[]+{}", 0 },
        { "{}", 0 },
        { "({a:1})", 1 },
        { "true && 'a'", 5 },
        { "1 * 2", 2 },
        { "1 | 2", 2 },
        { "'a' || | 'b'", 7 },
        { "0x10", 0 },
        { "010", 0 },
        { "1e9", 0 },
        { "1e999", 0 },
        { "9999999999999999999999", 0 },
        { "1.", 0 },
        { "1..toString()", 0 },
        { "'a' // comment", 4 },
        { "'a' /* comment */", 4 },
        { "<!-- 'a'", 0 },
        { "\\u0065val('1')", 0 },
        { "ev\\u0061l('1')", 0 },
        { "'\\x41'", 1 },
        { "'\\u{41}'", 1 },
        { "'\\101'", 1 },
        { "'a\\\nb'", -1 },
        { "'a\nb'", 2 },
        { "'a'\n+ 'b'", 3 },
        { "'\\ud800'", 0 },
        { "'\\u0000'", 0 },
        { "'a\u2028b'", 2 },
        { "'a'\u00a0+ 'b'", 3 },
        { "\u0430 + 'a'", 0 },
        { "'never closed", 0 },
        { "'never closed\\'", 0 },
        { "'a' 'b'", -1 },
        { "uuid()uuid()", -1 },
        { "", 0 },
        { "   ", 0 },
        { "()", -1 },
        { ")", 0 },
        { "(", -1 },
        { "'a' +", -1 },
        { "|| 'a'", -1 },
        { "true ? 'a'", -1 },
        { "? :", -1 },
        { ". . .", -1 },
        { "uuid", 0 },
        { "uuid('a')", 0 },
        { "uuid('a', uuid())", 0 },
        { "variables()", 0 },
        { "variables('a' + 'b')", 0 },
        { "variables(uuid())", 0 },
        { "variables(1)", 0 },
        { "variables('none')", -1 },
        { "parameters('a', 'b')", 0 },
        { "configuration()", 0 },
        { "configuration(uuid())", 0 },
        { "configuration('a', 'b', 'c')", 0 },
        { "base64()", 0 },
        { "html('a', 'b')", 0 },
        { "uuid()()", -1 },
        { "parameters('a').constructor", 16 },
        { "__proto__", 0 },
        { "globalThis", 0 },
        { "importNamespace('System')", 0 },
        { "System.IO.File.ReadAllText('/etc/passwd')", 0 },
        { "gzip('x')", 0 },
        { "log('warning', 'x')", 0 },
        { "protect('x')", 0 },
        { "decrypt('x')", 0 },
        { "executeQueryAsync('x')", 0 },
        { "import('fs')", 0 },
        { "require('fs')", 0 },
        { "while(true);", 0 },
        { "async", 0 },
        { "yield", 0 },
        { "let", 0 },
        { "NaN", 0 },
        { "Infinity", 0 },
        { "undefined", 0 },
        { "TRUE", 0 },
        { "#", 0 },
        { "@", 0 },
        { "\ud83d\ude00", 0 },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Anything_but_the_offered_subset_is_refused_with_its_position(string script, int position)
    {
        var text = $"[js:{script}]";
        var line = _bench.Refusals(NoteOf(Quote(text)))[0];

        Assert.StartsWith("sample.recipe.json: step 0 (note): $.steps[0].text: ", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, char.IsControl);
        if (position >= 0)
            Assert.Contains($"character {position + "[js:".Length + 1} of the expression: ", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("html(", ")")]
    [InlineData("1 ? ", " : 2")]
    [InlineData("new ", "")]
    [InlineData("+", "")]
    [InlineData("1 || (", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    public void Ten_thousand_levels_never_reach_the_parser(string open, string close)
    {
        var script = string.Concat(Enumerable.Repeat(open, 10_000)) + "1" + string.Concat(Enumerable.Repeat(close, 10_000));

        Assert.Contains("at most 500 characters", _bench.Refusal(NoteOf($"\"[js:{script}]\"")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("html(", ")")]
    [InlineData("1?", ":2")]
    [InlineData("1?2:", "")]
    [InlineData("new ", "")]
    [InlineData("+", "")]
    public void As_deep_as_five_hundred_characters_can_go_is_refused_before_parsing(string open, string close)
    {
        var levels = 498 / (open.Length + close.Length);
        var script = string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));

        var refused = Assert.Throws<ExpressionRefusedException>(() => ScriptScanner.Scan(script));

        Assert.NotNull(refused.Position);
    }

    [Fact]
    public void What_the_scanner_lets_through_is_parsed_on_a_small_stack()
    {
        // The deepest script that is allowed, on a thread with a sixteenth of the usual stack.
        var script = string.Concat(Enumerable.Repeat("html(", 12)) + string.Concat(Enumerable.Repeat("1?", 12)) + "'a'"
            + string.Concat(Enumerable.Repeat(":2", 12)) + string.Concat(Enumerable.Repeat(")", 12));
        Exception? failure = null;
        ScriptNode? node = null;
        var thread = new Thread(() => failure = Record.Exception(() => node = ScriptParser.Parse(script)), maxStackSize: 96 * 1024);
        thread.Start();
        thread.Join();

        Assert.Null(failure);
        Assert.NotNull(node);
    }

    [Fact]
    public void Whatever_is_made_of_offered_tokens_is_parsed_or_refused_and_never_more()
    {
        string[] tokens =
        [
            "variables", "parameters", "configuration", "uuid", "base64", "html", "new", "Date", "toISOString", "true", "null", "(", ")",
            "(", ")", "()", "'a'", "\"b\"", "+", "||", "?", ":", ",", ".", " ", "1", "0.5", "'\\n'", "'\\u0041'", "('a')",
        ];
        var random = new Random(20261122);
        var accepted = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => tokens[random.Next(tokens.Length)]));
            accepted += Parses(script) ? 1 : 0;
        }
        Assert.InRange(accepted, 100, 10_000);
    }

    [Fact]
    public void Whatever_is_made_of_any_characters_is_parsed_or_refused_and_never_more()
    {
        const string Alphabet = "abuid()[]{}'\"\\/*+-|?:;,.=<>!&^%~`$_#@ \t\n\r0123456789\u2028é\0\ud83d";
        var random = new Random(45);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 50_000 && watch.Elapsed < TimeSpan.FromSeconds(20); i++)
        {
            var text = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
                text.Append(Alphabet[random.Next(Alphabet.Length)]);
            Parses(text.ToString());
        }
    }

    // Anything else than a refusal, such as an exception of the parser, fails the test.
    private static bool Parses(string script)
    {
        try
        {
            return RecipeExpression.Parse($"[js:{script}]") is ScriptExpression;
        }
        catch (ExpressionRefusedException refused)
        {
            Assert.DoesNotContain(refused.Message, char.IsControl);
            return false;
        }
    }

    [Theory]
    [InlineData("[js: 'a'")]
    [InlineData("[env:]")]
    [InlineData("[env:A B]")]
    [InlineData("[env:A=B]")]
    [InlineData("[env:../x]")]
    [InlineData("[appsettings:]")]
    [InlineData("[appsettings::A]")]
    [InlineData("[appsettings:A:]")]
    [InlineData("[localization:]")]
    [InlineData("[file:]")]
    [InlineData("[file:text()]")]
    [InlineData("[file:text('')]")]
    [InlineData("[file:text('a.md)]")]
    [InlineData("[file:text('a.md'+'b')]")]
    [InlineData("[file:text(a.md)]")]
    [InlineData("[file:base64('a.png')]")]
    [InlineData("[file:text('../secret')]")]
    [InlineData("[file:text('a/../../secret')]")]
    [InlineData("[file:text('/etc/passwd')]")]
    [InlineData("[file:text('a//b')]")]
    [InlineData("[file:text('./a')]")]
    [InlineData("[file:text('.env')]")]
    [InlineData("[file:text('a/.git/config')]")]
    [InlineData("[file:text('a\\b')]")]
    [InlineData("[file:text('C:/x')]")]
    [InlineData("[file:text('a\nb')]")]
    public void Another_form_that_is_not_whole_is_refused_while_reading(string text)
    {
        var recipe = NoteOf(Quote(text));

        Assert.Throws<JatengPortal.Kernel.Recipes.RecipeException>(() => _bench.Read(recipe));
    }
}
