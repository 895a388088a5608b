using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace JatengPortal.Architecture.Tests;

public sealed class NameTests
{
    private static readonly string[] BannedWords = ["Manager", "Helper", "Util", "Utils", "Utility", "Base", "Impl", "Dto", "Info", "Misc"];

    [Fact]
    public void No_type_bears_a_word_that_says_nothing() =>
        Assert.Empty(Portal.All.SelectMany(Written).Where(type => WordsOf(type.Name).Intersect(BannedWords).Any()).Select(type => type.FullName));

    [Fact]
    public void No_type_repeats_the_namespace_that_it_stands_in()
    {
        // Where the namespace is the thing itself (Tenants.Tenant…), the word is the thing's name and no prefix.
        var repeated = Portal.All.SelectMany(Written).Where(type => !type.IsNested && type.Name.StartsWith("JatengPortal", StringComparison.Ordinal));

        Assert.Empty(repeated.Select(type => type.FullName));
    }

    [Fact]
    public void Classes_are_sealed_static_or_made_to_be_derived_from() =>
        Assert.Empty(Portal.All.Where(assembly => assembly != Portal.Web).SelectMany(Written)
            .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsGenerated(type)
                && !type.IsAssignableTo(typeof(Microsoft.AspNetCore.Components.IComponent)))
            .Select(type => type.FullName));

    [Fact]
    public void No_method_hides_its_work_from_its_caller() =>
        Assert.Empty(Portal.All.SelectMany(Written)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            .Select(method => $"{method.DeclaringType}.{method.Name}"));

    [Fact]
    public void Whatever_is_noted_in_the_audit_trail_has_a_name_that_people_read()
    {
        var code = string.Concat(Sources.Code.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)).Select(Sources.Read));
        var named = Regex.Matches(code, "AddAuditAction\\(\\s*\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToHashSet();
        var noted = Regex.Matches(code, "new AuditFact\\(([^,;]*)").SelectMany(match => Regex.Matches(match.Groups[1].Value, "\"([a-z.-]+)\"")).Select(match => match.Groups[1].Value);

        Assert.Empty(noted.Distinct().Except(named));
    }

    [Fact]
    public void Nothing_in_the_audit_trail_is_named_by_an_id_that_only_a_database_knows()
    {
        var code = Sources.Code.Where(file => !file.StartsWith("tests/", StringComparison.Ordinal)).Select(Sources.Read);
        var facts = code.SelectMany(text => Regex.Matches(text, "new AuditFact\\([^{;]*")).Select(match => match.Value).ToList();

        Assert.NotEmpty(facts);
        Assert.DoesNotContain(facts, fact => fact.Contains("Id.ToString(", StringComparison.Ordinal) || fact.Contains("ToString(\"N\"", StringComparison.Ordinal));
    }

    private static IEnumerable<Type> Written(Assembly assembly) =>
        assembly.GetTypes().Where(type => !type.Name.Contains('<', StringComparison.Ordinal) && !IsGenerated(type)
            && !(type.Namespace ?? "").Contains(".Migrations", StringComparison.Ordinal)
            && (type.Namespace ?? "JatengPortal").StartsWith("JatengPortal", StringComparison.Ordinal));

    private static bool IsGenerated(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false) || type.Name is "Texts" or "_Imports";

    private static IEnumerable<string> WordsOf(string name) =>
        Regex.Matches(name, "[A-Z][a-z0-9]*", RegexOptions.NonBacktracking).Select(match => match.Value);
}
