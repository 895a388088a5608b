using JatengPortal.Kernel.Recipes;
using JatengPortal.News.Circulars.Letters;
using JatengPortal.News.Circulars.Types;
using JatengPortal.News.Data;
using JatengPortal.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.News.Tests.Circulars.Types;

public sealed class CircularTypesStepTests(PortalFactory portal)
{
    [Fact]
    public async Task Types_are_stored_in_their_order_and_running_the_step_again_changes_nothing()
    {
        var agency = await portal.NewCircularAgencyAsync("jenis-simpan");

        var again = await agency.RunAsync(SampleCirculars.Types, recipe: "jenis");

        Assert.Empty(again.Steps.SelectMany(step => step.Changes));
        await using var scope = agency.OpenScope();
        var types = await scope.ServiceProvider.GetRequiredService<NewsDbContext>().CircularTypes.InOrderAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("edaran", LetterLayout.A), ("edaran-b", LetterLayout.B)], types.Select(type => (type.Slug, type.Layout)));
        Assert.Equal("## Latar Belakang\n\n\n## Isi Edaran\n\n\n", types[0].SuggestedBody);
    }

    [Theory]
    [InlineData("{klasifikasi}/{unit}/{tahun}", "every letter would have the same number")]
    [InlineData("{klasifikasi}/{nomor}/{unit}", "Counting begins anew each year")]
    [InlineData("{klasifikasi}/SE.{nomor}/{unit}/{tahun}", "would give the same numbers")]
    public async Task A_pattern_that_gives_one_number_twice_refuses_the_recipe(string pattern, string why)
    {
        var agency = await portal.NewCircularAgencyAsync("jenis-tolak-" + Guid.NewGuid().ToString("N")[..8]);

        var refused = await Assert.ThrowsAsync<RecipeException>(() => agency.RunAsync(
            $$"""{ "name": "CircularTypes", "Types": [ { "Slug": "lain", "Name": "Lain", "Layout": "A", "Pattern": "{{pattern}}", "Unit": "UJI" } ] }"""));

        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_can_be_changed_by_the_step()
    {
        var agency = await portal.NewCircularAgencyAsync("jenis-ubah");

        var changed = await agency.RunAsync(SampleCirculars.Types.Replace("Surat edaran, bentuk surat", "Surat", StringComparison.Ordinal), recipe: "jenis");

        Assert.Single(changed.Steps.SelectMany(step => step.Changes));
    }
}
