using System.Text.RegularExpressions;
using JatengPortal.Testing;

namespace JatengPortal.Architecture.Tests;

/// <summary>Someone who sees only the folder tree can guess what the system does.</summary>
public sealed class TreeTests
{
    private const int MostLines = 400;
    private static readonly string[] BannedFolders = ["Services", "Models", "Helpers", "ViewModels", "Interfaces", "Utils", "Common", "Shared", "Managers"];
    private static readonly string[] TopLevel = ["src", "modules", "themes", "tests", "recipes", "JatengPortal.sln", "README.md", "NuGet.config"];
    private static readonly string[] BuildFiles =
        ["global.json", "LICENSE", "BannedSymbols.txt", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"];

    [Fact]
    public void The_top_level_holds_what_the_design_names() =>
        Assert.Empty(Sources.Files.Select(file => file.Split('/')[0]).Distinct().Where(name => !name.StartsWith('.'))
            .Except(TopLevel).Except(BuildFiles));

    [Fact]
    public void A_folder_is_a_thing_and_never_a_technical_drawer() =>
        Assert.DoesNotContain(Sources.Files, file => file.Split('/')[..^1].Intersect(BannedFolders, StringComparer.OrdinalIgnoreCase).Any());

    [Fact]
    public void No_file_of_code_is_longer_than_400_lines() =>
        Assert.DoesNotContain(Sources.Code.Select(file => (file, lines: Sources.Read(file).Split('\n').Length)), one => one.lines > MostLines);

    [Fact]
    public void Half_of_the_files_of_code_have_fewer_than_100_lines()
    {
        var lines = Sources.Code.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
            .Select(file => Sources.Read(file).Split('\n').Length).Order().ToList();

        Assert.InRange(lines[lines.Count / 2], 1, 100);
    }

    [Fact]
    public void Every_module_and_the_source_have_a_page_that_says_where_to_start()
    {
        var folders = Sources.Files.Where(file => file.StartsWith("modules/", StringComparison.Ordinal)).Select(file => file.Split('/')[1]).Distinct();

        Assert.Empty(folders.Select(folder => $"modules/{folder}/README.md").Append("src/README.md").Append("README.md").Except(Sources.Files));
    }

    [Fact]
    public void Every_project_is_in_the_solution_and_has_its_lock_file()
    {
        var solution = Sources.Read("JatengPortal.sln").Replace('\\', '/');
        var projects = Projects.ToList();

        Assert.DoesNotContain(projects, project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal));
        Assert.Empty(projects.Select(project => $"{project[..project.LastIndexOf('/')]}/packages.lock.json").Except(Sources.Files));
    }

    [Fact]
    public void No_version_of_a_package_stands_in_a_project() =>
        Assert.DoesNotContain(
            Projects, file => Regex.IsMatch(Sources.Read(file), "<PackageReference[^>]* Version=", RegexOptions.NonBacktracking));

    [Fact]
    public void No_markup_holds_a_style_or_a_script_of_its_own()
    {
        foreach (var file in Sources.Code.Where(file => file.EndsWith(".razor", StringComparison.Ordinal)))
        {
            var markup = Sources.Read(file);
            Assert.False(Regex.IsMatch(markup, "\\sstyle\\s*=", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase), $"{file} holds a style attribute");
            Assert.False(Regex.IsMatch(markup, "<style[\\s>]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase), $"{file} holds a style element");
            Assert.False(Regex.IsMatch(markup, "\\son[a-z]+\\s*=\\s*\"[^@]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase), $"{file} holds an event attribute");
            Assert.All(
                Regex.Matches(markup, "<script([^>]*)>", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase).Select(match => match.Groups[1].Value),
                attributes => Assert.True(
                    attributes.Contains("application/ld+json", StringComparison.Ordinal) || attributes.Contains("src=", StringComparison.Ordinal),
                    $"{file} holds an inline script"));
        }
    }

    [Fact]
    public void Nothing_tells_of_a_package_registry_or_of_the_machine_that_it_was_written_on()
    {
        string[] told =
        [
            // Written in two halves, so that this file doesn't hold what it looks for.
            "api.nuget" + ".org", "registry.npmjs" + ".org", "npm" + "mirror", "arti" + "factory", "pkgs.dev.azure" + ".com", "pypi" + ".org",
            "/ho" + "me/", "/Us" + "ers/", "/ro" + "ot/", "/tm" + "p/", "/wo" + "rk/", "C:" + "\\Users",
            Repository.Root,
        ];
        var found = new List<string>();
        foreach (var file in Sources.Files.Where(IsText))
        {
            var text = Sources.Read(file);
            found.AddRange(told.Where(one => text.Contains(one, StringComparison.OrdinalIgnoreCase)).Select(one => $"{file}: {one}"));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_is_left_for_later() =>
        Assert.DoesNotContain(
            Sources.Code, file => Regex.IsMatch(Sources.Read(file), "\\b(TO" + "DO|FIX" + "ME|HA" + "CK|XX" + "X)\\b", RegexOptions.NonBacktracking));

    // What an author of plug-ins writes is built apart from the solution, and knows nothing of its package versions.
    private static IEnumerable<string> Projects => Sources.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)
        && !file.StartsWith("tests/plugins/", StringComparison.Ordinal) && !file.StartsWith("modules/template/", StringComparison.Ordinal));

    private static bool IsText(string file) => Path.GetExtension(file) is not (".png" or ".jpg" or ".ico" or ".webp" or ".pdf" or ".woff2" or ".gz");
}
