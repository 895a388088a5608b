using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace JatengPortal.Kernel.Tests.Modules.Plugins;

/// <summary>Plug-ins made of a few lines each, compiled on the spot: what an author may get wrong.</summary>
internal static class BuiltPlugin
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using System.Threading; using System.Threading.Tasks;
        using JatengPortal.Kernel.Data; using JatengPortal.Kernel.Messaging; using JatengPortal.Kernel.Modules; using JatengPortal.Kernel.Recipes;
        using JatengPortal.Kernel.Recipes.Content; using JatengPortal.Kernel.Theming; using JatengPortal.Kernel.Web; using JatengPortal.Kernel.Web.Sitemaps;
        using Microsoft.AspNetCore.Builder; using Microsoft.AspNetCore.Components; using Microsoft.AspNetCore.Components.Rendering;
        using Microsoft.AspNetCore.Http; using Microsoft.AspNetCore.Http.HttpResults; using Microsoft.AspNetCore.Routing;
        using Microsoft.EntityFrameworkCore; using Microsoft.Extensions.DependencyInjection; using Microsoft.Extensions.Hosting;

        """;

    private static readonly List<MetadataReference> Present =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>A module with the feature <c>Uji.&lt;name&gt;</c> and what <paramref name="members"/> adds or overrides.</summary>
    public static string Module(string feature, string members = "", string contract = "PortalContractAttribute.Current", string dependsOn = "") => $$"""
        [assembly: PortalContract({{contract}})]
        public sealed class UjiModule : PortalModule
        {
            public static readonly Feature Fitur = new("{{feature}}", "Uji") { DependsOn = [{{dependsOn}}] };
            {{(members.Contains("> Features", StringComparison.Ordinal) ? "" : "public override IReadOnlyList<Feature> Features => [Fitur];")}}
            {{members}}
        }
        """;

    /// <summary>An override of <c>MapRoutes</c> with one page, which tells its own address.</summary>
    public static string Route(string pattern, string under = "MapFeature(Fitur)") => $$"""
        public override void MapRoutes(IEndpointRouteBuilder routes) =>
            routes.{{under}}.MapGet("{{pattern}}", () => "{{pattern}}");
        """;

    /// <summary>Compiles the code into <c>&lt;folder&gt;/&lt;name&gt;/&lt;name&gt;.dll</c>.</summary>
    public static string Write(string folder, string name, string code, params MetadataReference[] more)
    {
        var target = Path.Combine(folder, name, name + ".dll");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, Compile(name, Usings + code, [.. Present.Where(one => !IsReplaced(one, more)), .. more]));
        return target;
    }

    /// <summary>A library that calls itself whatever a test wants.</summary>
    public static MetadataReference Library(string name, string version, string code) =>
        MetadataReference.CreateFromImage(Compile(name, $"[assembly: System.Reflection.AssemblyVersion(\"{version}\")]\n{code}", Present), filePath: name + ".dll");

    private static bool IsReplaced(MetadataReference reference, MetadataReference[] more) =>
        more.Any(other => Path.GetFileName(other.Display) == Path.GetFileName(reference.Display));

    private static byte[] Compile(string name, string code, IEnumerable<MetadataReference> references)
    {
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create(
                name, [CSharpSyntaxTree.ParseText(code)], references,
                new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable))
            .Emit(image);
        Assert.True(result.Success, $"{name}: {string.Join('\n', result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error))}");
        return image.ToArray();
    }
}
