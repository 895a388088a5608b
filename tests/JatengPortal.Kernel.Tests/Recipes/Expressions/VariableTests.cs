using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes.Expressions;

public sealed class VariableTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("""{ "a": "text" }""", "text")]
    [InlineData("""{ "A": 12.5 }""", "12.5")]
    [InlineData("""{ "a": true }""", "true")]
    [InlineData("""{ "a": "[js: variables('b') + '!']", "b": "[js: variables('c')]", "c": "deep" }""", "deep!")]
    public void A_variable_is_a_value_or_an_expression_that_may_use_others(string variables, string expected) =>
        Assert.Equal(expected, _bench.TextOf("[js: variables('a')]", variables));

    [Fact]
    public void A_variable_that_nobody_uses_is_parsed_but_not_evaluated()
    {
        Assert.Equal("x", _bench.TextOf("x", """{ "a": "[env:NONE]" }"""));
        Assert.Contains("$.variables.a: character 5", _bench.Refusal(NoteOf("\"x\"", """{ "a": "[js:!]" }""")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "a": "[js: variables('a')]" }""", "a → a")]
    [InlineData("""{ "a": "[js: 'x' || variables('b')]", "b": "[js: true ? 'x' : variables('A')]" }""", "a → b → a")]
    public void Variables_that_run_in_a_circle_are_refused_even_unused(string variables, string circle)
    {
        var line = _bench.Refusal(NoteOf("\"x\"", variables));

        Assert.Contains($"variables run in a circle: {circle}", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_variable_is_refused_with_the_nearest_name() =>
        Assert.Contains("there is no variable 'hmoe'; did you mean 'home'?",
            _bench.Refusal(NoteOf("\"[js: variables('hmoe')]\"", """{ "home": "x" }""")), StringComparison.Ordinal);

    [Fact]
    public void A_thousand_variables_in_a_row_are_refused_without_a_full_stack()
    {
        var variables = string.Join(',', Enumerable.Range(0, 999).Select(i => $"\"v{i}\": \"[js: variables('v{i + 1}')]\""));

        var lines = _bench.Refusals(NoteOf("\"[js: variables('v0')]\"", $$"""{ {{variables}}, "v999": "end" }"""));

        Assert.Contains(lines, l => l.Contains("more than 32 variables use one another in a row", StringComparison.Ordinal));
    }

    [Fact]
    public void Variables_that_double_one_another_stop_at_a_million_characters()
    {
        var variables = string.Join(
            ',', Enumerable.Range(1, 29).Select(i => $"\"v{i}\": \"[js: variables('v{i - 1}') + variables('v{i - 1}')]\""));

        var line = _bench.Refusal(NoteOf("\"[js: variables('v29')]\"", $$"""{ {{variables}}, "v0": "xxxxxxxxxx" }"""));

        Assert.Contains("the value has more than 1048576 characters", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_large_values_together_stop_at_a_bound_though_each_result_is_short()
    {
        _bench.Write("large.md", new string('x', 900_000));
        var steps = string.Join(',', Enumerable.Range(0, 60).Select(i =>
            $$"""{ "name": "note", "text": "[js: 'n{{i}}' + variables('large') ? 'short' : 'x']" }"""));

        var line = _bench.Refusals(RecipeOf(steps, """{ "large": "[file:text('large.md')]" }"""))[0];

        Assert.Contains("the recipe's values have more than 16000000 characters together", line, StringComparison.Ordinal);
    }
}
