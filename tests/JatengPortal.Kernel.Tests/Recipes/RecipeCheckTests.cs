using JatengPortal.Kernel.Recipes;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class RecipeCheckTests : IDisposable
{
    private const string NewsItem = """{ "name": "news", "data": [ { "title": "a" } ] }""";
    private const string SwitchOn = """{ "name": "switch", "enable": ["Sample.News"] }""";
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    private static string Call(params string[] recipes) =>
        $$"""{ "name": "recipes", "Values": [ {{string.Join(',', recipes.Select(Value))}} ] }""";

    private static string Value(string recipe) => $$"""{ "executionid": "x", "name": "{{recipe}}" }""";

    private void Store(string name, string steps) => _bench.Write($"{name}.recipe.json", RecipeOf(steps, name: name));

    [Fact]
    public void A_step_needs_its_feature_on_before_or_by_an_earlier_step()
    {
        Assert.Contains("the step 'news' needs the feature Sample.News, which is off",
            _bench.Refusal(RecipeOf($"{NewsItem}, {SwitchOn}")), StringComparison.Ordinal);

        Assert.Equal(2, _bench.Check(RecipeOf($"{SwitchOn}, {NewsItem}")).Steps.Count);
        Assert.Single(_bench.Check(RecipeOf(NewsItem), Kominfo("sample.news")).Steps);
    }

    [Fact]
    public void A_feature_that_is_always_on_needs_nobody_to_switch_it_on() =>
        Assert.Single(_bench.Check(RecipeOf("""{ "name": "always" }""")).Steps);

    [Fact]
    public void A_feature_that_an_included_recipe_switches_on_counts_too()
    {
        Store("base", SwitchOn);

        Assert.Equal(3, _bench.Check(RecipeOf($"{Call("base")}, {NewsItem}")).Steps.Count);
    }

    [Fact]
    public void A_step_on_the_host_is_refused_in_a_tenant_and_the_other_way_round()
    {
        var host = new RecipeTarget { Scope = RecipeScope.Host, Name = "*", Now = Now };

        Assert.Contains("the step 'Agencies' runs on the host, not in a tenant",
            _bench.Refusal(RecipeOf("""{ "name": "Agencies", "Names": [], "Recipe": "x" }""")), StringComparison.Ordinal);
        Assert.Contains("the step 'switch' runs in a tenant, not on the host", _bench.Refusal(RecipeOf(SwitchOn), host), StringComparison.Ordinal);
        Assert.Single(_bench.Check(NoteOf("\"both\""), host).Steps);
    }

    [Fact]
    public void Open_values_are_read_as_strictly_as_the_step_itself()
    {
        var line = _bench.Refusal(RecipeOf(
            """{ "name": "news", "data": [ { "title": "a" }, { "titel": "b", "title": "[js: 'c']" } ] }"""), Kominfo("Sample.News"));

        Assert.Equal("sample.recipe.json: step 0 (news): $.steps[0].data[1].titel: unknown property 'titel'; did you mean 'Title'?", line);
    }

    [Fact]
    public void Included_recipes_run_where_they_are_called_and_twice_when_called_twice()
    {
        Store("one", """{ "name": "note", "text": "1" }""");
        Store("two", $$"""{{Call("one")}}, { "name": "note", "text": "2" }""");

        var plan = _bench.Check(RecipeOf(
            $$"""{ "name": "note", "text": "0" }, {{Call("ONE", "two")}}, { "name": "note", "text": "3" }"""));

        Assert.Equal(["0", "1", "1", "2", "3"], plan.Steps.Select(s => s.Shape).OfType<NoteShape>().Select(s => s.Text));
        Assert.Equal(["one", "sample", "two"], plan.RecipeNames.Order());
    }

    [Fact]
    public void Errors_of_included_recipes_name_their_own_file_and_nothing_is_planned()
    {
        Store("one", """{ "name": "note" }""");
        _bench.Write("two.recipe.json", "{");

        var lines = _bench.Refusals(RecipeOf($$"""{{Call("one", "two", "onee")}}, { "name": "note" }"""));

        Assert.Equal("one.recipe.json: step 0 (note): $.steps[0]: Text is missing", lines[0]);
        Assert.StartsWith("two.recipe.json: line 1, ", lines[1], StringComparison.Ordinal);
        Assert.Equal("sample.recipe.json: step 0 (recipes): $.steps[0].Values[2].name: there is no recipe 'onee'; did you mean 'one'?", lines[2]);
        Assert.Equal("sample.recipe.json: step 1 (note): $.steps[1]: Text is missing", lines[3]);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void Recipes_that_call_one_another_in_a_circle_are_refused()
    {
        Store("one", Call("two"));
        Store("two", Call("one"));
        Store("self", Call("self"));

        Assert.Equal(
            "two.recipe.json: step 0 (recipes): $.steps[0].Values[0].name: recipes call one another in a circle: sample → one → two → one",
            _bench.Refusal(RecipeOf(Call("one"))));
        Assert.Contains("circle: sample → self → self", _bench.Refusal(RecipeOf(Call("self"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Depth_and_number_of_included_recipes_are_bounded()
    {
        for (var i = 0; i < 10; i++)
            Store($"deep{i}", Call($"deep{i + 1}"));
        Store("wide3", """{ "name": "note", "text": "x" }""");
        for (var i = 0; i < 3; i++)
            Store($"wide{i}", Call([.. Enumerable.Repeat($"wide{i + 1}", 30)]));

        Assert.Contains("more than 8 recipes call one another in a row", _bench.Refusal(RecipeOf(Call("deep0"))), StringComparison.Ordinal);
        Assert.Contains(_bench.Refusals(RecipeOf(Call("wide0"))), l => l.Contains("calls more than 500 recipes", StringComparison.Ordinal));
    }

    [Fact]
    public void At_most_fifty_errors_are_told()
    {
        var steps = string.Join(',', Enumerable.Repeat("""{ "name": "note" }""", 300));

        Assert.Equal(50, _bench.Refusals(RecipeOf(steps)).Length);
    }

    [Fact]
    public void A_recipe_that_a_step_will_run_in_other_tenants_is_checked_for_each_but_told_once()
    {
        Store("agency", """{ "name": "note" }""");
        Store("circle", """{ "name": "Agencies", "Names": ["d"], "Recipe": "circle" }""");
        var host = new RecipeTarget { Scope = RecipeScope.Host, Name = "*", Now = Now };

        Assert.Equal("agency.recipe.json: step 0 (note): $.steps[0]: Text is missing (for the tenant 'a')",
            _bench.Refusal(RecipeOf("""{ "name": "Agencies", "Names": ["a", "b", "c"], "Recipe": "agency" }"""), host));
        Assert.Contains(
            _bench.Refusals(RecipeOf("""{ "name": "Agencies", "Names": ["a"], "Recipe": "circle" }"""), host),
            l => l.Contains("runs on the host, not in a tenant", StringComparison.Ordinal));

        Store("agency", """{ "name": "note", "text": "x" }""");
        Assert.Single(_bench.Check(RecipeOf("""{ "name": "Agencies", "Names": ["a", "b"], "Recipe": "agency" }"""), host).Steps);
    }
}
