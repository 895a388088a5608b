using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Theming.Administration;

/// <summary>What features add to the administration area.</summary>
public static class AdminContributions
{
    /// <summary>Adds an entry to the administration's menu, for people who hold <paramref name="permission"/> in a tenant that has its feature.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="permission">The one that the entry's page requires.</param>
    /// <param name="group">The heading that it stands under.</param>
    /// <param name="order">Lower comes first within the group.</param>
    /// <param name="path">Inside the tenant, such as <c>/admin/berita</c>.</param>
    /// <param name="text">Reads the text in the language of the moment.</param>
    public static IServiceCollection AddAdminEntry(
        this IServiceCollection services, Permission permission, AdminGroup group, int order, string path, Func<string> text) =>
        services.AddSingleton(new AdminEntry(permission, group, order, path, text));

    /// <summary>Adds a source of the dashboard, for people who hold <paramref name="permission"/> in a tenant that has its feature.</summary>
    public static IServiceCollection AddDashboardSource<TSource>(this IServiceCollection services, Permission permission, int order)
        where TSource : class, IDashboardSource =>
        services.AddScoped<TSource>().AddSingleton(new DashboardSource(permission, order, typeof(TSource)));

    /// <summary>Makes a notice known, so that it shows after a redirect that names it.</summary>
    public static IServiceCollection AddNotice(this IServiceCollection services, Notice notice) => services.AddSingleton(notice);
}

/// <summary>An entry of the administration's menu.</summary>
internal sealed record AdminEntry(Permission Permission, AdminGroup Group, int Order, string Path, Func<string> Text);

/// <summary>A source of the dashboard.</summary>
internal sealed record DashboardSource(Permission Permission, int Order, Type Type);
