using JatengPortal.Kernel.Recipes;

namespace JatengPortal.Kernel.Tests.Recipes;

public sealed class RecipeFilesTests : IDisposable
{
    private readonly RecipeWorkbench _bench = new();

    public void Dispose() => _bench.Dispose();

    private RecipeFiles Files => new(Path.Combine(_bench.Folder, "recipes"));

    [Fact]
    public async Task A_file_beside_the_recipe_is_read()
    {
        _bench.Write("recipes/media/kantor.txt", "isi");

        using var reader = new StreamReader(Files.OpenRead("media/kantor.txt"));

        Assert.Null(Files.Problem("media/kantor.txt"));
        Assert.Equal("isi", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("media/../../secret.txt")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("\\etc\\passwd")]
    [InlineData("C:/secret.txt")]
    [InlineData("media//kantor.txt")]
    [InlineData("./media/kantor.txt")]
    [InlineData(".hidden")]
    [InlineData("media/")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("missing.txt")]
    [InlineData("media")]
    [InlineData("media/kantor.txt/more")]
    public void What_is_not_a_file_below_the_folder_is_refused(string path)
    {
        _bench.Write("secret.txt", "rahasia");
        _bench.Write("recipes/media/kantor.txt", "isi");
        _bench.Write("recipes/.hidden", "rahasia");

        Assert.NotNull(Files.Problem(path));
        Assert.Throws<IOException>(() => Files.OpenRead(path));
        Assert.Throws<IOException>(() => Files.ReadText(path));
    }

    [Theory]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(100_000)]
    public void A_name_that_no_disk_can_hold_is_refused(int length) => Assert.NotNull(Files.Problem(new string('x', length)));

    [Fact]
    public void A_symbolic_link_is_refused_wherever_it_leads()
    {
        var secret = _bench.Write("secret.txt", "rahasia");
        var inside = _bench.Write("recipes/inside.txt", "isi");
        File.CreateSymbolicLink(Path.Combine(_bench.Folder, "recipes", "link.txt"), secret);
        File.CreateSymbolicLink(Path.Combine(_bench.Folder, "recipes", "same.txt"), inside);
        File.CreateSymbolicLink(Path.Combine(_bench.Folder, "recipes", "broken.txt"), secret + "x");
        Directory.CreateSymbolicLink(Path.Combine(_bench.Folder, "recipes", "folder"), _bench.Folder);

        foreach (var path in (string[])["link.txt", "same.txt", "broken.txt", "folder/secret.txt"])
            Assert.Contains("symbolic link", Files.Problem(path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_UTF8_of_at_most_a_megabyte()
    {
        _bench.Write("recipes/large.md", new string('x', (1024 * 1024) + 1));
        File.WriteAllBytes(_bench.Write("recipes/latin1.md", ""), [0x61, 0xE9, 0x62]);
        File.WriteAllBytes(_bench.Write("recipes/bom.md", ""), [0xEF, 0xBB, 0xBF, 0x61]);

        Assert.Contains("at most 1048576", Assert.Throws<IOException>(() => Files.ReadText("large.md")).Message, StringComparison.Ordinal);
        Assert.Contains("no UTF-8 text", Assert.Throws<IOException>(() => Files.ReadText("latin1.md")).Message, StringComparison.Ordinal);
        Assert.Equal("a", Files.ReadText("bom.md"));
    }

    [Fact]
    public void An_empty_file_is_refused_since_a_pipe_looks_like_one()
    {
        _bench.Write("recipes/empty.md", "");

        Assert.Contains("is empty", Files.Problem("empty.md"), StringComparison.Ordinal);
    }
}
