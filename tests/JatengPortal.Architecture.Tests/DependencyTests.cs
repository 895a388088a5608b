using System.Reflection;
using JatengPortal.Kernel.Modules;
using JatengPortal.Kernel.Theming;
using Microsoft.AspNetCore.Components;

namespace JatengPortal.Architecture.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void The_kernel_knows_no_module_no_theme_and_no_host() => Assert.Empty(Portal.ReferencesOf(Portal.Kernel));

    [Fact]
    public void A_module_knows_the_kernel_and_of_other_modules_at_most_their_contracts()
    {
        Assert.NotEmpty(Portal.Modules);
        foreach (var module in Portal.Modules)
        {
            foreach (var other in Portal.ReferencesOf(module).Except([Portal.Kernel.GetName().Name!]))
            {
                var uses = Sources.Code.Where(file => file.StartsWith($"modules/{module.GetName().Name}/", StringComparison.Ordinal))
                    .Where(file => UsesInsides(Sources.Read(file), other));
                Assert.Empty(uses.Select(file => $"{file} uses the insides of {other}"));
            }
        }
    }

    [Fact]
    public void A_theme_knows_the_kernel_only() =>
        Assert.All(Portal.Themes, theme => Assert.Equal(["JatengPortal.Kernel"], Portal.ReferencesOf(theme)));

    [Fact]
    public void Only_tests_are_let_in_to_internals()
    {
        var friends = Portal.All.SelectMany(assembly => assembly.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>()
            .Select(friend => friend.AssemblyName));

        Assert.All(friends, friend => Assert.True(
            friend.EndsWith(".Tests", StringComparison.Ordinal) || friend is "JatengPortal.Testing" or "JatengPortal.Benchmarks", friend));
    }

    /// <summary>
    /// Public is what another project or a component needs: components, what stands in their parameters, the module itself,
    /// its contracts. A module's contexts, rules and use cases are its own.
    /// </summary>
    [Fact]
    public void A_modules_type_is_public_only_where_a_component_or_another_project_needs_it()
    {
        var offending = new List<string>();
        foreach (var module in Portal.Modules)
        {
            var needed = module.GetExportedTypes().Where(IsEntry).ToHashSet();
            var open = new Queue<Type>(needed);
            while (open.TryDequeue(out var type))
            {
                foreach (var shown in TypesShownBy(type).Where(shown => shown.Assembly == module && needed.Add(shown)))
                    open.Enqueue(shown);
            }

            offending.AddRange(module.GetExportedTypes()
                .Where(type => !needed.Contains(type) && !needed.Contains(type.DeclaringType!) && !type.Namespace!.Contains(".Migrations.", StringComparison.Ordinal))
                .Select(type => type.FullName!));
        }

        Assert.Empty(offending);
    }

    [Fact]
    public void Features_are_called_like_the_portal_and_their_dependencies_exist()
    {
        Assert.All(Portal.Catalog.Features, feature =>
        {
            Assert.Matches("^JatengPortal(\\.[A-Z][A-Za-z0-9]*)+\\z", feature.Id);
            Assert.False(string.IsNullOrWhiteSpace(feature.Name));
            Assert.False(string.IsNullOrWhiteSpace(feature.Description), $"{feature.Id} doesn't say what it is.");
            Assert.All(feature.DependsOn, id => Assert.NotNull(Portal.Catalog.Find(id)));
        });
    }

    [Fact]
    public void A_module_is_called_like_its_project() =>
        Assert.All(Portal.Catalog.Modules, module =>
            Assert.Equal(module.GetType().Assembly.GetName().Name!.Split('.')[^1] + "Module", module.GetType().Name));

    private static bool UsesInsides(string code, string other) =>
        code.Split('\n').Any(line => line.Contains(other + ".", StringComparison.Ordinal) && !line.Contains(other + ".Contracts", StringComparison.Ordinal));

    private static bool IsEntry(Type type) =>
        type.IsAssignableTo(typeof(PortalModule)) || type.IsAssignableTo(typeof(PortalTheme)) || type.IsAssignableTo(typeof(IComponent))
        || type.Namespace!.Contains(".Contracts", StringComparison.Ordinal) || type.Name == "_Imports";

    private static IEnumerable<Type> TypesShownBy(Type type)
    {
        const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var shown = type.GetProperties(Members).Select(property => property.PropertyType)
            .Concat(type.GetFields(Members).Select(field => field.FieldType))
            .Concat(type.GetMethods(Members).SelectMany(method => method.GetParameters().Select(p => p.ParameterType).Append(method.ReturnType)))
            .Concat(type.GetConstructors().SelectMany(constructor => constructor.GetParameters().Select(p => p.ParameterType)));
        return shown.SelectMany(Unwrap);
    }

    private static IEnumerable<Type> Unwrap(Type type) => type.HasElementType
        ? Unwrap(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Unwrap).Append(type) : [type];
}
