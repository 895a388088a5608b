namespace JatengPortal.Kernel.Messaging;

/// <summary>A fact that one tenant tells another one: a record, named in the past tense.</summary>
public interface IMessage
{
    /// <summary>Stable name, such as <c>news.article-published</c>; part of what is stored and sent.</summary>
    static abstract string Type { get; }
}

/// <summary>Takes a message in, inside the transaction that also remembers it as seen.</summary>
/// <typeparam name="TMessage">What is taken in.</typeparam>
public interface IMessageHandler<in TMessage>
    where TMessage : IMessage
{
    /// <param name="message">As sent; it comes from another tenant, so check what it says.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="cancellationToken">Ends the work; the message comes again.</param>
    Task HandleAsync(TMessage message, Tenants.Tenant sender, CancellationToken cancellationToken);
}
