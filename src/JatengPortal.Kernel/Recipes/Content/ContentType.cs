using JatengPortal.Kernel.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace JatengPortal.Kernel.Recipes.Content;

/// <summary>A kind of item that the step <c>content</c> may hold. Derive from <see cref="ContentType{TShape}"/>.</summary>
public abstract class ContentType
{
    private protected ContentType()
    {
    }

    /// <summary>The value of the item's <c>ContentType</c>, matched ignoring case.</summary>
    public abstract string Name { get; }

    /// <inheritdoc cref="RecipeStep.Permission"/>
    public virtual string? Permission => null;

    internal abstract Type Shape { get; }

    internal abstract void Check(System.Text.Json.JsonElement item, string path, RecipeCheck check);

    internal abstract Task<ContentChange?> ApplyAsync(
        System.Text.Json.JsonElement item, string path, RecipeRun run, CancellationToken cancellationToken);
}

/// <summary>What an item brought about.</summary>
/// <param name="Description">One line for the administrator.</param>
public sealed record ContentChange(string Description)
{
    /// <summary>The same, in parts; null where it is only told of in words.</summary>
    public RecipeDifference? Difference { get; init; }

    /// <summary>An item that is new, or has another content than before.</summary>
    /// <param name="kind">What kind of thing, such as <c>article</c>.</param>
    /// <param name="subject">Its title.</param>
    /// <param name="description">One line for the administrator.</param>
    public static ContentChange Of(string kind, string subject, string description) =>
        new(description) { Difference = new RecipeDifference(kind, subject, Before: null, After: "") };
}

/// <summary>A kind of item that the step <c>content</c> may hold.</summary>
/// <typeparam name="TShape">Read as strictly as a step's shape; see <see cref="RecipeStep{TShape}"/>.</typeparam>
/// <remarks>One object serves every run: it keeps nothing.</remarks>
public abstract class ContentType<TShape> : ContentType
    where TShape : class
{
    internal sealed override Type Shape => typeof(TShape);

    /// <summary>Finds what the shape alone can't say, before anything runs.</summary>
    /// <param name="item">Its expressions are evaluated.</param>
    /// <param name="path">Where in the step it stands.</param>
    /// <param name="check">Takes errors.</param>
    public virtual void Check(TShape item, string path, RecipeCheck check)
    {
    }

    /// <summary>Makes the tenant have the item, inside the run's transaction.</summary>
    /// <returns>What changed; null when it was so already.</returns>
    public abstract Task<ContentChange?> ApplyAsync(TShape item, RecipeRun run, CancellationToken cancellationToken);

    internal sealed override void Check(System.Text.Json.JsonElement item, string path, RecipeCheck check)
    {
        if (check.Read<TShape>(item, path) is { } read)
            Check(read, path, check);
    }

    internal sealed override Task<ContentChange?> ApplyAsync(
        System.Text.Json.JsonElement item, string path, RecipeRun run, CancellationToken cancellationToken) =>
        ApplyAsync(run.Read<TShape>(item, path), run, cancellationToken);
}

/// <summary>Registers kinds of content.</summary>
public static class ContentTypeServices
{
    /// <summary>Offers a kind of content to recipes, in tenants that have <paramref name="feature"/>.</summary>
    public static IServiceCollection AddContentType<TContent>(this IServiceCollection services, Feature feature)
        where TContent : ContentType =>
        services.AddSingleton(provider => new OfferedContent(ActivatorUtilities.CreateInstance<TContent>(provider), feature));
}

/// <summary>A kind of content that is offered.</summary>
internal sealed record OfferedContent(ContentType Type, Feature Feature);
