using JatengPortal.Kernel.Recipes;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes.Expressions;

public sealed class OfferedExpressionTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("[js: 'a' + \"b\"]", "ab")]
    [InlineData("[js:'a']", "a")]
    [InlineData("  [js: 'a' ]  ", "a")]
    [InlineData("[JS: 'a']", "a")]
    [InlineData("[js: 1 + 2]", "3")]
    [InlineData("[js: 0.1 + 0.2]", "0.3")]
    [InlineData("[js: 1 + 'a']", "1a")]
    [InlineData("[js: 'a' + true]", "atrue")]
    [InlineData("[js: '' || 'b']", "b")]
    [InlineData("[js: 0 || null || false || 'c']", "c")]
    [InlineData("[js: 'a' || parameters('none')]", "a")]
    [InlineData("[js: parameters('none') || 'fallback']", "fallback")]
    [InlineData("[js: true ? 'yes' : parameters('none')]", "yes")]
    [InlineData("[js: parameters('none') ? 'yes' : 'no']", "no")]
    [InlineData("[js: ('a' + ('b' + 'c'))]", "abc")]
    [InlineData("[js: 'it\\'s \\\"so\\\" \\u00e9\\n\\t\\\\']", "it's \"so\" é\n\t\\")]
    [InlineData("[js: '/* [ { ` ; */']", "/* [ { ` ; */")]
    [InlineData("[js: parameters('capital')]", "Cilacap")]
    [InlineData("[js: configuration('Portal:Kind')]", "provinsi")]
    [InlineData("[js: configuration('Portal:None', 'x' + 'y')]", "xy")]
    [InlineData("[js: base64('SmF3YSBUZW5nYWg=')]", "Jawa Tengah")]
    [InlineData("[js: html('a &amp; b &lt;')]", "a & b <")]
    [InlineData("[appsettings:Portal:Kind]", "provinsi")]
    [InlineData("[localization:Welcome]", "Selamat datang")]
    [InlineData("[env:SECRET]", "s3cret")]
    [InlineData("[file:text('teks/a.md')]", "isi berkas")]
    [InlineData("[file:text(\"teks/a.md\")]", "isi berkas")]
    [InlineData("[text:[js: uuid()]]", "[js: uuid()]")]
    [InlineData(" [text: [env:SECRET] and [text:more] ]", " [env:SECRET] and [text:more] ")]
    [InlineData("[text:]", "")]
    [InlineData("[link](https://example.org)", "[link](https://example.org)")]
    [InlineData("[note: this is text]", "[note: this is text]")]
    [InlineData("see [js: 'a']", "see [js: 'a']")]
    [InlineData("[]", "[]")]
    [InlineData("[", "[")]
    [InlineData("", "")]
    public void An_offered_expression_gives_its_value_and_other_text_stays(string text, string expected)
    {
        _bench.SetEnvironment("SECRET", "s3cret");
        _bench.Write("teks/a.md", "isi berkas");
        var target = Kominfo() with { Parameters = new Dictionary<string, string> { ["Capital"] = "Cilacap" } };

        Assert.Equal(expected, _bench.TextOf(text, target: target));
    }

    [Fact]
    public void The_result_is_never_read_as_an_expression_again()
    {
        _bench.SetEnvironment("EVIL", "[env:SECRET]");
        _bench.Write("evil.md", "[js: uuid()]");

        Assert.Equal("[env:SECRET]", _bench.TextOf("[env:EVIL]"));
        Assert.Equal("[js: uuid()]", _bench.TextOf("[file:text('evil.md')]"));
        Assert.Equal("[env:SECRET]", _bench.TextOf("[js: '[env:' + 'SECRET]']"));
    }

    [Theory]
    [InlineData("[js: parameters('Capitol')]", "the parameter 'Capitol' is not given")]
    [InlineData("[js: 'a' + parameters('Capitol')]", "the parameter 'Capitol' is not given")]
    [InlineData("[js: null]", "the script gives null")]
    [InlineData("[js: 'a' + null]", "the script gives null")]
    [InlineData("[js: configuration('Portal:None')]", "the setting 'Portal:None' is not set")]
    [InlineData("[appsettings:Portal:None]", "the setting Portal:None is not set")]
    [InlineData("[env:NONE]", "the environment variable NONE is not set")]
    [InlineData("[localization:None]", "there is no text None")]
    [InlineData("[file:text('none.md')]", "there is no file 'none.md' beside the recipe")]
    [InlineData("[js: base64('*')]", "no Base64")]
    [InlineData("[js: base64('/w==')]", "no Base64")]
    [InlineData("[js: html('&#0;')]", "surrogate pair, or U+0000")]
    public void A_value_that_is_missing_refuses_the_recipe_before_anything_runs(string text, string expected)
    {
        var line = _bench.Refusal(NoteOf(Quote(text)));

        Assert.StartsWith("sample.recipe.json: step 0 (note): $.steps[0].text: ", line, StringComparison.Ordinal);
        Assert.Contains(expected, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_at_the_file_alone_assumes_what_is_missing_but_can_never_run()
    {
        var target = Kominfo() with { AssumesMissingValues = true };
        var plan = _bench.Check(NoteOf("\"[js: parameters('Capital')]\""), target);

        Assert.Equal("Capital", ((NoteShape)plan.Steps[0].Shape).Text);
        Assert.Equal("NONE", _bench.TextOf("[env:NONE]", target: target));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _bench.RunAsync(plan));
    }

    [Fact]
    public void The_date_is_the_recipes_first_run_in_this_tenant()
    {
        const string Date = "[js: new Date().toISOString()]";
        var first = new DateTime(2025, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc);

        Assert.Equal("2026-11-22T03:04:05.678Z", _bench.TextOf(Date));
        Assert.Equal("2025-01-02T03:04:05.006Z", _bench.TextOf(Date, target: Kominfo() with
        {
            FirstRuns = new Dictionary<string, DateTime> { ["SAMPLE"] = first },
        }));
    }

    [Fact]
    public void A_script_may_have_five_hundred_characters_and_no_more()
    {
        var longest = $"'{new string('x', RecipeLimits.ScriptLength - 2)}'";

        Assert.Equal(498, _bench.TextOf($"[js:{longest}]").Length);
        Assert.Contains("at most 500 characters; this one has 501",
            _bench.Refusal(NoteOf(Quote($"[js:{longest} ]"))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_sum_is_evaluated() =>
        Assert.Equal("250", _bench.TextOf($"[js:{string.Join('+', Enumerable.Repeat("1", 250))}]"));
}
