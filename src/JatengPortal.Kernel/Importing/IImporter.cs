using System.Text.Json.Serialization;
using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Importing;

/// <summary>Takes content in from a file. Scoped; offered in tenants that have its feature.</summary>
public interface IImporter
{
    /// <summary>
    /// Takes a file in; taking it in again changes nothing. A file of many things may take several transactions, one after the
    /// other: what was reported stays when the work ends early, and the next run goes on from there.
    /// </summary>
    /// <param name="path">Of the file, on the machine of whoever runs the command.</param>
    /// <param name="dryRun">Takes everything back, to tell what would happen.</param>
    /// <param name="cancellationToken">Ends the work; nothing of what wasn't reported yet stays.</param>
    /// <returns>A row for each thing in the file, as soon as it is settled.</returns>
    IAsyncEnumerable<ImportRow> ImportAsync(string path, bool dryRun, CancellationToken cancellationToken);
}

/// <summary>What became of one thing in an imported file.</summary>
/// <param name="Source">Where it stood, such as the file's name.</param>
/// <param name="Outcome">
/// Such as <c>published</c> or <c>unchanged</c>; <c>left-out</c> when it is no thing that the portal takes in, <c>refused</c> when
/// it should have been taken in and could not.
/// </param>
/// <param name="Text">What it is called, or why it was refused.</param>
public sealed record ImportRow(string Source, string Outcome, string Text)
{
    /// <summary>The outcome of what was refused.</summary>
    public const string Refused = "refused";

    /// <summary>The outcome of what is no thing to take in.</summary>
    public const string LeftOut = "left-out";

    /// <summary>What was left out or needs a look, one line each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How far the file has been read, from 0 to 1; null where it holds one thing.</summary>
    [JsonIgnore]
    public double? Share { get; init; }
}

/// <summary>Registers importers.</summary>
public static class ImportServices
{
    /// <summary>Offers an importer as <c>import <paramref name="kind"/></c> in tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddImporter<TImporter>(this IServiceCollection services, string kind, Feature feature)
        where TImporter : class, IImporter =>
        services.AddScoped<TImporter>().AddSingleton(new OfferedImporter(kind, feature, typeof(TImporter)));
}

/// <summary>An importer that is offered.</summary>
/// <param name="Kind">What it takes in, such as <c>articles</c>.</param>
/// <param name="Feature">Whose it is.</param>
/// <param name="Type">The importer.</param>
public sealed record OfferedImporter(string Kind, Feature Feature, Type Type);
