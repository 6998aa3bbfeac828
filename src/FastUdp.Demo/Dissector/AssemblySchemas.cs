using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FastUdp.Demo.Dissector;

/// <summary>
/// Finds the message descriptions in an assembly. It is read as a file: nothing of it is loaded or run, and what it
/// refers to need not be there.
/// </summary>
internal static class AssemblySchemas
{
    private const string Namespace = "FastUdp.Messages";
    private const string Name = "DatagramSchemaAttribute";
    private const ushort Prolog = 1;

    /// <exception cref="CommandFailedException">There is no such file, or it is no assembly, or it describes no message.</exception>
    public static IReadOnlyList<RecordedMessage> Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using var image = new PEReader(file);
            if (!image.HasMetadata)
                throw new CommandFailedException($"'{path}' is not a .NET assembly");
            MetadataReader metadata = image.GetMetadataReader();
            RecordedMessage[] messages = [.. metadata.GetAssemblyDefinition().GetCustomAttributes()
                .Select(metadata.GetCustomAttribute)
                .Where(attribute => IsSchema(metadata, attribute.Constructor))
                .Select(attribute => Decode(metadata.GetBlobReader(attribute.Value)))];
            return messages.Length > 0 ? messages : throw new CommandFailedException(
                $"'{path}' describes no message: it declares none, or was built without FastUdp's generator");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException($"cannot read '{path}': {Explain(exception)}");
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or InvalidCastException)
        {
            throw new CommandFailedException($"'{path}' is not a .NET assembly");
        }
    }

    private static string Explain(Exception exception) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException => "it is a directory, or not for this user to read",
        _ => exception.Message.TrimEnd('.'),
    };

    private static bool IsSchema(MetadataReader metadata, EntityHandle constructor) => constructor.Kind switch
    {
        HandleKind.MemberReference => IsSchemaType(metadata, metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent),
        HandleKind.MethodDefinition => IsSchemaType(
            metadata, metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType()),
        _ => false,
    };

    // By name: whichever version of the engine the assembly was built with.
    private static bool IsSchemaType(MetadataReader metadata, EntityHandle type)
    {
        (StringHandle space, StringHandle name) = type.Kind switch
        {
            HandleKind.TypeReference => NameOf(metadata.GetTypeReference((TypeReferenceHandle)type)),
            HandleKind.TypeDefinition => NameOf(metadata.GetTypeDefinition((TypeDefinitionHandle)type)),
            _ => default,
        };
        return metadata.StringComparer.Equals(name, Name) && metadata.StringComparer.Equals(space, Namespace);
    }

    private static (StringHandle Namespace, StringHandle Name) NameOf(TypeReference type) => (type.Namespace, type.Name);

    private static (StringHandle Namespace, StringHandle Name) NameOf(TypeDefinition type) => (type.Namespace, type.Name);

    /// <summary>
    /// The arguments of a string, a number and an array of strings (ECMA-335 II.23.3). The library's own decoder believes
    /// the length of an array, whatever a damaged file says.
    /// </summary>
    private static RecordedMessage Decode(BlobReader arguments)
    {
        if (arguments.ReadUInt16() != Prolog)
            throw new BadImageFormatException();
        string name = ReadString(ref arguments);
        int id = arguments.ReadInt32();
        int count = arguments.ReadInt32();
        if (count < 0 || count > arguments.RemainingBytes)
            throw new BadImageFormatException();
        string[] lines = new string[count];
        foreach (ref string line in lines.AsSpan())
            line = ReadString(ref arguments);
        return new RecordedMessage(name, id, lines);
    }

    private static string ReadString(ref BlobReader arguments) => arguments.ReadSerializedString() ?? throw new BadImageFormatException();
}
