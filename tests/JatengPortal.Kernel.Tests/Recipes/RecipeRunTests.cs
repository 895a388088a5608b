using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Kernel.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static JatengPortal.Kernel.Tests.Recipes.RecipeWorkbench;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class RecipeRunTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Steps_run_in_order_and_tell_what_they_changed_and_a_second_run_changes_nothing()
    {
        var json = RecipeOf("""
            { "name": "note", "text": "[js: uuid()]" }, { "name": "note", "text": "[js: new Date().toISOString()]" }
            """);
        var seen = new List<RecipeProgress>();

        var first = await _bench.RunAsync(_bench.Check(json), new Watch(seen));
        var second = await _bench.RunAsync(_bench.Check(json));

        Assert.True(first.HasChanges);
        Assert.Equal([0, 1], first.Steps.Select(s => s.Step));
        Assert.Equal("noted 2026-11-22T03:04:05.678Z", Assert.Single(first.Steps[1].Changes));
        Assert.False(second.HasChanges);
        Assert.All(second.Steps, s => Assert.Equal((0, 1), (s.ChangedCount, s.UnchangedCount)));
        Assert.Equal([(0, 2), (1, 2)], seen.Select(p => (p.Done, p.Total)));
    }

    [Fact]
    public async Task A_rule_that_a_step_meets_ends_the_run_and_names_the_step()
    {
        var plan = _bench.Check(RecipeOf("""
            { "name": "note", "text": "before" }, { "name": "note", "text": "forbidden" }, { "name": "note", "text": "after" }
            """));

        var refused = await Assert.ThrowsAsync<RecipeException>(() => _bench.RunAsync(plan));

        Assert.Equal("sample.recipe.json: step 1 (note): $.steps[1]: This may not be noted. (note.forbidden)", refused.Message);
        Assert.IsType<RuleViolationException>(refused.InnerException);
        var after = await _bench.RunAsync(_bench.Check(NoteOf("\"after\"")));
        Assert.True(after.HasChanges);
    }

    [Fact]
    public async Task A_run_that_is_cancelled_stops()
    {
        var plan = _bench.Check(NoteOf("\"x\""));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _bench.Runner.RunAsync(plan, new RecipeExecution(NoServices.Instance), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Open_values_are_read_again_when_the_step_runs()
    {
        var plan = _bench.Check(
            RecipeOf("""{ "name": "news", "data": [ { "title": "[js: 'a' + 'b']" } ] }"""), Kominfo("Sample.News"));

        Assert.Equal(["ab"], (await _bench.RunAsync(plan)).Steps[0].Changes);
    }

    [Fact]
    public async Task Steps_are_registered_with_their_feature_and_made_once()
    {
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddRecipes(_bench.Folder).AddRecipeStep<NoteStep>().AddRecipeStep<NewsStep>(RecipeWorkbench.News);
        await using var provider = services.BuildServiceProvider();

        var steps = provider.GetRequiredService<RecipeStepCatalog>();

        Assert.Equal(["news", "note", "recipes"], steps.All.Select(s => s.Step.Name));
        Assert.Same(RecipeWorkbench.News, steps.Find("NEWS")!.Feature);
        Assert.NotNull(provider.GetRequiredService<RecipeRunner>());
    }

    [Fact]
    public void Two_steps_of_one_name_are_a_fault_of_the_build() =>
        Assert.Throws<InvalidOperationException>(() =>
            new RecipeStepCatalog([new(new NoteStep(), null), new(new NoteStep(), new Feature("x", "x"))]));

    private sealed class Watch(List<RecipeProgress> seen) : IProgress<RecipeProgress>
    {
        public void Report(RecipeProgress value) => seen.Add(value);
    }
}
