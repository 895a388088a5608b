using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Recipes.Expressions;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes.Expressions;

public sealed class UuidTests : IDisposable
{
    private const string Uuid = "\"[js: uuid()]\"";
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void An_id_is_the_same_every_time_for_the_same_tenant_recipe_and_place()
    {
        Assert.Equal(IdsOf(NoteOf(Uuid)), IdsOf(NoteOf(Uuid)));
    }

    [Fact]
    public void Another_tenant_recipe_or_place_gives_another_id()
    {
        string[] ids =
        [
            .. IdsOf(RecipeOf($$"""{ "name": "note", "text": {{Uuid}} }, { "name": "note", "text": {{Uuid}} }""")),
            .. IdsOf(RecipeOf($$"""{ "name": "note", "text": {{Uuid}} }""", name: "other")),
            .. IdsOf(NoteOf(Uuid), Kominfo() with { Name = "kesbangpol" }),
        ];

        Assert.Distinct(ids);
        Assert.All(ids, id => Assert.Equal('8', Guid.ParseExact(id, "D").ToString()[14]));
    }

    [Fact]
    public void A_variable_gives_the_same_id_wherever_it_is_used()
    {
        var ids = IdsOf(RecipeOf(
            """{ "name": "note", "text": "[js: variables('home')]" }, { "name": "note", "text": "[js: variables('Home')]" }""",
            $$"""{ "home": {{Uuid}} }"""));

        Assert.Equal(ids[0], ids[1]);
    }

    [Fact]
    public void Two_calls_in_one_script_give_two_ids()
    {
        var pair = _bench.TextOf("[js: uuid() + ' ' + uuid()]").Split(' ');

        Assert.NotEqual(pair[0], pair[1]);
    }

    [Fact]
    public void The_id_of_a_call_does_not_depend_on_which_way_a_script_takes()
    {
        var one = _bench.TextOf("[js: parameters('x') ? uuid() : uuid()]");
        var two = _bench.TextOf("[js: parameters('x') ? uuid() : uuid()]", target: Kominfo() with
        {
            Parameters = new Dictionary<string, string> { ["x"] = "1" },
        });

        Assert.NotEqual(one, two);
    }

    [Fact]
    public void Ids_that_recipes_ever_gave_stay_as_they_are() =>
        Assert.Equal("bd7833de-c3d8-82c9-9d88-d5ba22fa36cd", NameBasedId.Of("kominfo", "sample", "$.steps[0].text", "0").ToString());

    [Fact]
    public void Names_never_run_together() => Assert.NotEqual(NameBasedId.Of("ab", "c"), NameBasedId.Of("a", "bc"));

    private string[] IdsOf(string json, RecipeTarget? target = null) =>
        [.. _bench.Check(json, target).Steps.Select(s => ((NoteShape)s.Shape).Text)];
}
