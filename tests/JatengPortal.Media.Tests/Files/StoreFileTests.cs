using System.Net;
using System.Security.Cryptography;
using JatengPortal.Kernel.Recipes;
using JatengPortal.Testing;

namespace JatengPortal.Media.Tests.Files;

public sealed class StoreFileTests(PortalFactory portal)
{
    [Fact]
    public async Task A_file_is_kept_once_under_the_hash_of_its_content_however_many_paths_lead_to_it()
    {
        var agency = await portal.NewAgencyAsync("media-hash", recipe: null);
        var picture = SampleFiles.Png(1);
        using var recipe = new MediaRecipe().With("a/satu.png", picture).With("b/dua.png", picture);

        var first = await recipe.RunAsync(portal, "media-hash");
        var version = agency.Tenant.ContentVersion;
        var second = await recipe.RunAsync(portal, "media-hash");

        Assert.Equal(["media a/satu.png", "media b/dua.png"], first.Steps[0].Changes);
        Assert.False(second.HasChanges);
        Assert.Equal(version, agency.Tenant.ContentVersion);
        Assert.Equal([Convert.ToHexStringLower(SHA256.HashData(picture))], StoredFiles("media-hash"));
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/media/a/satu.png"));
        Assert.Equal(HttpStatusCode.OK, await agency.StatusOfAsync("/media/b/dua.png"));
    }

    [Fact]
    public async Task A_different_file_at_a_path_takes_its_place()
    {
        var agency = await portal.NewAgencyAsync("media-ganti", recipe: null);
        using (var before = new MediaRecipe().With("logo.png", SampleFiles.Png(1)))
            await before.RunAsync(portal, "media-ganti");
        using (var after = new MediaRecipe().With("logo.png", SampleFiles.Pdf))
            await after.RunAsync(portal, "media-ganti");

        using var response = await agency.GetAsync("/media/logo.png");
        Assert.Equal(SampleFiles.Pdf, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_dry_run_tells_what_it_would_store_and_stores_nothing()
    {
        var agency = await portal.NewAgencyAsync("media-kering", recipe: null);
        using var recipe = new MediaRecipe().With("baru.png", SampleFiles.Png(1));

        var outcome = await recipe.RunAsync(portal, "media-kering", dryRun: true);

        Assert.Equal(["media baru.png"], outcome.Steps[0].Changes);
        Assert.Empty(StoredFiles("media-kering"));
        Assert.Equal(HttpStatusCode.NotFound, await agency.StatusOfAsync("/media/baru.png"));
    }

    [Theory]
    [InlineData("halaman.png", "<!DOCTYPE html><script>alert(1)</script>")]
    [InlineData("gambar.png", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("gambar.svg", "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>")]
    [InlineData("skrip.png", "alert(1)//")]
    [InlineData("program.png", "MZ\u0090\u0000")]
    [InlineData("riff.webp", "RIFF\u0024\u0000\u0000\u0000WAVEfmt ")]
    [InlineData("pendek.png", "\u0089PN")]
    [InlineData("jauh.pdf", "<script>alert(1)</script>%PDF-1.7")]
    public async Task What_is_no_picture_and_no_PDF_is_refused_whatever_its_name_says(string target, string content)
    {
        var version = portal.At("dinas-a").Tenant.ContentVersion;
        using var recipe = new MediaRecipe().With("baik.png", SampleFiles.Png(9)).With(target, [.. content.Select(letter => (byte)letter)]);

        var refused = await Assert.ThrowsAsync<RecipeException>(() => recipe.RunAsync(portal, "dinas-a"));

        Assert.Equal("$.steps[0].Files[1]", Assert.Single(refused.Errors).Path);
        Assert.Contains("neither an image", refused.Errors[0].Message, StringComparison.Ordinal);
        Assert.Equal(version, portal.At("dinas-a").Tenant.ContentVersion);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/media/baik.png"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/mutlak.png")]
    [InlineData("../keluar.png")]
    [InlineData("a/../b.png")]
    [InlineData("a//b.png")]
    [InlineData("a\\b.png")]
    [InlineData(".tersembunyi.png")]
    [InlineData("a/.git")]
    [InlineData("HURUF.png")]
    [InlineData("dengan spasi.png")]
    [InlineData("a\u0000b.png")]
    [InlineData("a.png\n")]
    [InlineData("é.png")]
    public async Task A_target_outside_the_rules_is_refused_before_anything_runs(string target)
    {
        using var recipe = new MediaRecipe().With(target, SampleFiles.Png(1));

        var refused = await Assert.ThrowsAsync<RecipeException>(() => recipe.RunAsync(portal, "dinas-a"));

        Assert.Equal("$.steps[0].Files[0].TargetPath", Assert.Single(refused.Errors).Path);
    }

    [Fact]
    public async Task A_target_of_more_than_200_characters_is_refused()
    {
        using var recipe = new MediaRecipe().With(new string('a', 201), SampleFiles.Png(1));

        await Assert.ThrowsAsync<RecipeException>(() => recipe.RunAsync(portal, "dinas-a"));
    }

    [Theory]
    [InlineData("../rahasia.png")]
    [InlineData("/etc/hostname")]
    [InlineData("folder/../../rahasia.png")]
    [InlineData("tautan.png")]
    [InlineData("tautan-folder/rahasia.png")]
    [InlineData("tidak-ada.png")]
    [InlineData("kosong.png")]
    [InlineData(".rahasia")]
    public async Task A_source_that_climbs_out_or_leads_through_a_link_is_refused_before_anything_runs(string source)
    {
        using var secret = new TemporaryFolder();
        await File.WriteAllBytesAsync(secret.PathOf("rahasia.png"), SampleFiles.Png(66), TestContext.Current.CancellationToken);
        using var recipe = new MediaRecipe().Naming("curian.png", source);
        File.CreateSymbolicLink(recipe.PathOf("tautan.png"), secret.PathOf("rahasia.png"));
        Directory.CreateSymbolicLink(recipe.PathOf("tautan-folder"), secret.Path);
        await File.WriteAllBytesAsync(recipe.PathOf("kosong.png"), [], TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<RecipeException>(() => recipe.RunAsync(portal, "dinas-a"));

        Assert.Equal("$.steps[0].Files[0].SourcePath", Assert.Single(refused.Errors).Path);
        Assert.DoesNotContain(secret.Path, refused.Message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await portal.At("dinas-a").StatusOfAsync("/media/curian.png"));
    }

    [Fact]
    public async Task A_file_of_more_than_20_MB_is_refused_and_nothing_is_stored()
    {
        await portal.NewAgencyAsync("media-besar", recipe: null);
        using var recipe = new MediaRecipe().With("besar.png", [.. SampleFiles.Png(1), .. new byte[20 * 1024 * 1024]]);

        var refused = await Assert.ThrowsAsync<RecipeException>(() => recipe.RunAsync(portal, "media-besar"));

        Assert.Contains("20 MB", Assert.Single(refused.Errors).Message, StringComparison.Ordinal);
        Assert.Empty(StoredFiles("media-besar"));
    }

    [Theory]
    [InlineData("SourceUrl")]
    [InlineData("Base64")]
    public async Task What_Orchard_Core_fetches_or_holds_inside_is_refused_and_says_what_to_do(string property)
    {
        var refused = await Assert.ThrowsAsync<RecipeException>(() => portal.At("dinas-a").RunAsync(
            $$"""{ "name": "media", "Files": [ { "TargetPath": "a.png", "SourcePath": "a.png", "{{property}}": "x" } ] }"""));

        Assert.Contains(refused.Errors, error => error.Message.Contains("SourcePath", StringComparison.Ordinal));
    }

    private string[] StoredFiles(string agency)
    {
        var folder = Path.Combine(portal.DataPath, "tenants", agency, "media");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file))]
            : [];
    }
}
