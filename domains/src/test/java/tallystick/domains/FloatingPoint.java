package tallystick.domains;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.FieldModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds floating point in class files: in instructions, constants and descriptors. Source cannot
/// show it all, because `x / 2.0` names no type.
final class FloatingPoint {
  // `dadd`, `fload`, `l2d` and the like, but not `dup`.
  private static final Pattern OPCODES = Pattern.compile("[FD](?!UP).*|[IL]2[FD]");
  private static final Pattern BOXED = Pattern.compile("java/lang/(Float|Double);");

  private FloatingPoint() {}

  static List<String> uses(List<JavaClass> types) {
    List<String> found = new ArrayList<>();
    for (JavaClass type : types) {
      ClassModel model = parse(type);
      for (FieldModel field : model.fields()) {
        if (isFractional(field.fieldType().stringValue())) {
          found.add(type.getName() + "." + field.fieldName().stringValue());
        }
      }
      for (MethodModel method : model.methods()) {
        if (isFractional(method.methodType().stringValue()) || computes(method)) {
          found.add(type.getName() + "." + method.methodName().stringValue());
        }
      }
    }
    return found;
  }

  private static ClassModel parse(JavaClass type) {
    try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return ClassFile.of().parse(bytes.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean computes(MethodModel method) {
    return method.code().stream().flatMap(code -> code.elementStream()).anyMatch(FloatingPoint::is);
  }

  private static boolean is(CodeElement element) {
    return switch (element) {
      case ConstantInstruction constant ->
          constant.typeKind() == TypeKind.FLOAT || constant.typeKind() == TypeKind.DOUBLE;
      case InvokeInstruction call ->
          isFractional(call.type().stringValue())
              || isFractional("L" + call.owner().asInternalName() + ";");
      case FieldInstruction field -> isFractional(field.type().stringValue());
      case Instruction other -> OPCODES.matcher(other.opcode().name()).matches();
      default -> false;
    };
  }

  /// Whether a descriptor names a floating-point type, primitive or boxed.
  private static boolean isFractional(String descriptor) {
    return BOXED.matcher(descriptor).find()
        || descriptor.replaceAll("L[^;]+;", "L").matches(".*[FD].*");
  }
}
